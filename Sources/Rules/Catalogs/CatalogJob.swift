import Diagnostics
import DocumentModel
import Manifest
import SourceText

/// A request beside the catalogue of its environment: what the rules about both look at.
struct CatalogJob {
  let fields: JobFields
  let catalog: Catalog
  let environment: String
  /// The chosen spec, by `spec_id` or by `flavor`, and the value that chooses it. A dedicated pool has its own specs,
  /// so there is none beside `pool_id`.
  let spec: Choice?
  let engine: Choice?
  /// The built-in algorithm; none beside an image, which takes its place.
  let model: Choice?

  struct Choice {
    let entry: Catalog.Entry
    let value: NodeID
  }

  init(_ fields: JobFields, _ catalog: Catalog, environment: String) {
    self.fields = fields
    self.catalog = catalog
    self.environment = environment
    func choice(_ field: ConfigField, _ list: Catalog.List) -> Choice? {
      guard let value = fields.entry(field)?.value, !fields.body[value].flags.contains(.secret),
        let id = Catalog.canonical(value, in: fields.body), let entry = catalog.entry(id: id, in: list)
      else { return nil }
      return Choice(entry: entry, value: value)
    }
    if fields.present(.poolID) != nil {
      spec = nil
    } else if let chosen = choice(.specID, .specs) {
      spec = chosen
    } else if let code = Self.flavorCode(fields),
      let entry = catalog.entries(named: fields.body.string(of: code), in: .specs).first
    {
      spec = Choice(entry: entry, value: code)
    } else {
      spec = nil
    }
    engine = choice(.engineID, .engines)
    model = fields.present(.userImageURL) == nil ? choice(.modelID, .models) : nil
  }

  /// The value of `flavor.code`; nil where there is none or its value is not known.
  static func flavorCode(_ fields: JobFields) -> NodeID? {
    guard let flavor = fields.entry(.flavor)?.value, let code = fields.body.value("code", of: flavor),
      fields.body[code].kind == .string, !fields.body[code].flags.contains(.secret)
    else { return nil }
    return code
  }

  /// `worker_server_num`, and its value where that is known.
  var nodes: (value: NodeID, count: Int)? {
    guard let config = fields.config, let value = fields.body.value("worker_server_num", of: config),
      !fields.body[value].flags.contains(.secret), let text = Catalog.canonical(value, in: fields.body),
      let count = Int(text)
    else { return nil }
    return (value, count)
  }

  /// How a message calls an entry: `modelarts.vm.cpu.2u`, else `5`.
  func name(_ choice: Choice) -> String { choice.entry.name ?? choice.entry.id }

  /// A label at a field of an entry in the lock; nil where the entry has none.
  func label(_ key: StaticString, of choice: Choice, _ message: String) -> Label? {
    catalog.value(key, of: choice.entry.node).map { Label(catalog.tree.span(of: $0), message) }
  }

  /// A label at what chooses an entry in the request.
  func label(_ choice: Choice, _ message: String) -> Label { Label(fields.body.span(of: choice.value), message) }

  /// The catalogue in words for a help: `that of "prod", pulled at 2024-11-23T08:00:00Z,`.
  var phrase: String {
    "that of \"\(environment)\"" + (catalog.text("pulled_at").map { ", pulled at \($0)," } ?? "")
  }
}

extension RequestChecker {
  /// Appends what the catalogue of an environment says of `body`, which the request alone does not show.
  package func check(
    _ body: Tree, gaps: Gaps = Gaps(), against catalog: Catalog, environment: String,
    into diagnostics: inout [Diagnostic]
  ) {
    var findings = Findings(body, isOpen: gaps.isOpen)
    let job = CatalogJob(JobFields(body), catalog, environment: environment)
    UnlistedIDRule.check(job, &findings)
    NodeLimitRule.check(job, &findings)
    SoldOutRule.check(job, &findings)
    SingleNodeEngineRule.check(job, &findings)
    EngineAndSpecRule.check(job, &findings)
    ModelEngineRule.check(job, &findings)
    ModelParameterRule.check(job, &findings)
    diagnostics += findings.diagnostics
  }
}
