import Commands
import Compiler
import DocumentModel
import Manifest
import Planner

extension DesiredJob {
  /// A compiled job; its options kept what it was made from.
  ///
  /// - Parameter lines: where the lines of sources begin, kept from one job to the next.
  /// - Throws: a value that is not set and would be sent as a reference.
  init(_ request: CompiledRequest, _ lines: inout SourceLines) throws(CommandFailure) {
    guard let resolved = request.resolved, let body = try? JSONValue(json: request.body) else {
      preconditionFailure("what the compiler emits is JSON, and its sources were asked for")
    }
    if let name = resolved.unsetVariables.first {
      let source = resolved.processVariables[NameKey(name)]
      throw CommandFailure(
        .findings,
        "the job \"\(request.jobName)\" uses the variable \"\(name)\", which has no value"
          + (source.map { ": \($0) is not set" } ?? ""),
        help: "set \(source ?? "JOBC_VAR_\(name)"), or give \"--var \(name)=…\"; nothing is planned without it")
    }
    var secrets: [SecretUse] = []
    for place in resolved.secretPlaces {
      for name in place.names {
        let variable = resolved.processVariables[NameKey(name)] ?? "JOBC_VAR_\(name)"
        secrets.append(SecretUse(pointer: place.pointer, name: name, environmentVariable: variable))
      }
    }
    var values: [String: String] = [:]
    for (name, value) in resolved.secrets {
      values[String(decoding: name.utf8, as: UTF8.self)] = String(decoding: value, as: UTF8.self)
    }
    self.init(
      body: body, secrets: secrets, secretValues: values,
      source: JobSource(
        file: request.path, document: request.document, cell: request.cell?.map { .init($0.axis, $0.value) }),
      places: FieldPlaces(of: resolved.body, &lines))
  }
}
