import Diagnostics
import DocumentModel
import JobAPI
import Manifest
import Rules
import SourceText

extension ProjectCompiler {
  /// The catalogue of each environment; nil where it names none, or one that cannot be used. Several may name one file,
  /// which is read once.
  mutating func readCatalogs(of environments: [Environment], root: AbsolutePath) -> [Catalog?] {
    var read: [AbsolutePath: Catalog?] = [:]
    return environments.map { environment in
      guard let node = environment.catalog else { return nil }
      let path = AbsolutePath(node.tree.string(of: node.id), in: root)
      let catalog = read[path] ?? readCatalog(at: path, for: environment)
      read[path] = catalog
      guard let catalog else { return nil }
      var found: [Diagnostic] = []
      CatalogEnvironmentRule.check(catalog, of: environment, into: &found)
      add(found)
      return catalog
    }
  }

  private mutating func readCatalog(at path: AbsolutePath, for environment: Environment) -> Catalog? {
    let shown = path.relative(to: workingFolder)
    do throws(FileReadingError) {
      let read = CatalogReader.read(try options.overlay.readNamed(path, displayPath: shown).source)
      var found = read.diagnostics
      if let catalog = read.catalog {
        CatalogAgeRule.check(catalog, now: options.now.map { Timestamp(seconds: $0) }, into: &found)
      } else {
        skip(SkippedCheck(check: "catalog", reason: "the catalogue \(shown) cannot be used"))
      }
      add(found)
      return read.catalog
    } catch {
      if case .missing = options.overlay.kind(at: path) {
        skip(
          SkippedCheck(check: "catalog", reason: "the catalogue \(shown) of \"\(environment.name)\" is not there"))
      } else {
        add([.unreadable("catalogue", at: shown, reason: error.phrase)])
        skip(SkippedCheck(check: "catalog", reason: "the catalogue \(shown) cannot be read"))
      }
      return nil
    }
  }

  /// Says once that jobs name ids which no catalogue was there to check.
  mutating func noteLackingCatalogs(_ outcomes: [FileOutcome], environments: [Environment], project: Project) {
    var isUsed = [Bool](repeating: false, count: environments.count)
    for outcome in outcomes { for number in outcome.catalogUsers { isUsed[number] = true } }
    let lacking = environments.indices.filter { isUsed[$0] && environments[$0].catalog == nil }
    guard !lacking.isEmpty else { return }
    if project.environments.count == 1 {
      skip(SkippedCheck(check: "catalog", reason: "there is no catalogue", isFromJobs: true))
    } else if project.environments.allSatisfy({ $0.catalog == nil }) {
      skip(SkippedCheck(check: "catalog", reason: "no environment has a catalogue", isFromJobs: true))
    } else {
      skip(SkippedCheck(lackingCatalogs: lacking, of: environments.map(\.name)))
    }
  }
}
