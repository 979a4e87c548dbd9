import Diagnostics
import DocumentModel
import SourceText

/// Where secrets may stand: in parameter values and the start command, both with a warning (manifest language §4, §11).
enum SecretPlacement {
  private static let opening = Array("${{ secret.".utf8)

  /// The findings for all secrets in a resolved body.
  ///
  /// - Parameter failed: scalars that could not be resolved, of which enough was said.
  static func check(_ body: Tree, except failed: Set<UInt32>) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for index in body.nodes.indices where body.nodes[index].flags.contains(.secret) {
      guard !failed.contains(UInt32(index)) else { continue }
      let id = NodeID(index)
      guard let name = secretName(in: Array(body.string(of: id).utf8)) else { continue }
      let pointer = JSONPointer(to: id, in: body).description
      let site = body.chain(of: id).last { if case .reference = $0.step { true } else { false } }?.site
      let span = site ?? body.span(of: id)
      if isAllowed(pointer) {
        diagnostics.append(
          Diagnostic(
            rule: "secret-readable", severity: .warning,
            message:
              "the secret \"\(name)\" is stored readable: the service shows \(field(pointer)) to everybody who may see the job",
            at: span, pointer: pointer,
            help: "fetch it inside the job, or use a key that can be revoked"))
      } else {
        diagnostics.append(
          Diagnostic(
            rule: "secret-placement", message: "the secret \"\(name)\" cannot stand in \(field(pointer))", at: span,
            pointer: pointer, help: "secrets are allowed in parameter values and in \"user_command\""))
      }
    }
    return diagnostics
  }

  private static func isAllowed(_ pointer: String) -> Bool {
    pointer == "/config/user_command" || (pointer.hasPrefix("/config/parameter/") && pointer.hasSuffix("/value"))
  }

  private static func field(_ pointer: String) -> String {
    if pointer.hasPrefix("/config/parameter/"), pointer.hasSuffix("/value") { return "parameter values" }
    return "\"\(pointer.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? "")\""
  }

  private static func secretName(in text: [UInt8]) -> String? {
    guard text.count > opening.count else { return nil }
    for start in 0...(text.count - opening.count) where text[start..<start + opening.count].elementsEqual(opening) {
      let name = text[(start + opening.count)...].prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "}") }
      return String(decoding: name, as: UTF8.self)
    }
    return nil
  }
}
