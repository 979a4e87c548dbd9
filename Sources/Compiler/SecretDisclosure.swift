import DocumentModel
import Manifest

/// Puts the values of secrets into a request: what submission does, and `compile --reveal-secrets`.
enum SecretDisclosure {
  private static let opening = Array("${{ secret.".utf8)
  private static let closing = Array(" }}".utf8)

  /// The body with every `${{ secret.NAME }}` whose value is known replaced by it.
  static func body(_ body: Tree, _ secrets: [NameKey: [UInt8]]) -> Tree {
    var body = body
    for index in body.nodes.indices where body.nodes[index].flags.contains(.secret) {
      let id = NodeID(index)
      body.setText(reveal(Array(body.string(of: id).utf8), secrets), of: id)
    }
    return body
  }

  /// The names that references of a namespace have in a text, in their order, each once.
  static func names(in text: String, namespace: String = "secret") -> [String] {
    let opening = Array("${{ \(namespace).".utf8)
    var names: [String] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      guard rest.starts(with: opening) else {
        rest.removeFirst()
        continue
      }
      let name = String(decoding: rest.dropFirst(opening.count).prefix { $0 != closing[0] }, as: UTF8.self)
      if !names.contains(where: { $0.utf8.elementsEqual(name.utf8) }) { names.append(name) }
      rest = rest.dropFirst(opening.count + name.utf8.count)
    }
    return names
  }

  private static func reveal(_ text: [UInt8], _ secrets: [NameKey: [UInt8]]) -> [UInt8] {
    var result: [UInt8] = []
    var i = 0
    while i < text.count {
      guard text[i...].starts(with: opening) else {
        result.append(text[i])
        i += 1
        continue
      }
      let name = text[(i + opening.count)...].prefix { $0 != closing[0] }
      let end = name.endIndex + closing.count
      let value = secrets[NameKey(String(decoding: name, as: UTF8.self))]
      result += value ?? Array(text[i..<min(end, text.count)])
      i = end
    }
    return result
  }
}
