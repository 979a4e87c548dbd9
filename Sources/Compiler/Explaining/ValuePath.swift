import DocumentModel

/// A place in a request by what stays the same from layer to layer: keys, labels, mount paths.
struct ValuePath {
  enum Step {
    case key(String)
    case index(Int)
    /// An entry of `parameter`.
    case label(String)
    /// An entry of `volumes`.
    case target(String)
  }

  private(set) var steps: [Step] = []
  private(set) var node = NodeID.root
  /// Whether the last token was the name of an entry and not its index.
  private var endsInLabel = false

  /// The place that `pointer` names in `body`.
  ///
  /// - Throws: what is not there, with what is.
  init(_ pointer: String, in body: Tree) throws(ValueQueryProblem) {
    guard pointer.isEmpty || pointer.utf8.first == UInt8(ascii: "/") else { throw .malformedPointer }
    for token in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      try step(Self.unescaped(token), in: body)
    }
    // A label alone stands for its value.
    if endsInLabel, isInParameter, let value = body.value("value", of: node) {
      steps.append(.key("value"))
      node = value
    }
  }

  private mutating func step(_ token: String, in body: Tree) throws(ValueQueryProblem) {
    endsInLabel = false
    switch body[node].kind {
    case .mapping:
      guard let entry = body.entry(named: token, of: node) else {
        throw .nothingThere(
          token: token, place: place(in: body), known: body.entries(of: node).map { body.string(of: $0.key) })
      }
      steps.append(.key(token))
      node = entry.value
    case .sequence:
      let items = Array(body.items(of: node))
      let index = Self.isIndex(token) ? Int(token) : nil
      let names = items.map { Self.name(of: $0, in: body, isParameter: isParameter) }
      if let index, items.indices.contains(index) {
        steps.append(named(names[index], index))
        node = items[index]
      } else if let found = names.firstIndex(where: { $0?.utf8.elementsEqual(token.utf8) ?? false }) {
        steps.append(named(names[found], found))
        node = items[found]
        endsInLabel = true
      } else {
        let known = names.enumerated().map { $1 ?? "\($0)" }
        throw .nothingThere(token: token, place: place(in: body), known: known)
      }
    default: throw .nothingThere(token: token, place: place(in: body), known: [])
    }
  }

  /// The same place in another stage of the job; nil where there is none.
  func node(in body: Tree) -> NodeID? {
    var node = NodeID.root
    for step in steps {
      let next: NodeID?
      switch step {
      case .key(let key): next = body.entry(named: key, of: node)?.value
      case .index(let index):
        next = body[node].kind == .sequence ? Array(body.items(of: node)).dropFirst(index).first : nil
      case .label(let name):
        next = body.items(of: node).first { Self.isNamed(name, $0, in: body, isParameter: true) }
      case .target(let name):
        next = body.items(of: node).first { Self.isNamed(name, $0, in: body, isParameter: false) }
      }
      guard let next else { return nil }
      node = next
    }
    return node
  }

  /// The label of the parameter whose value this is.
  var valueLabel: String? {
    guard steps.count >= 2, case .label(let label) = steps[steps.count - 2], case .key("value") = steps[steps.count - 1]
    else { return nil }
    return label
  }

  /// The names by which `$unset` and `$remove` would drop it, or something around it.
  var names: [String] {
    steps.map { step in
      switch step {
      case .key(let name), .label(let name), .target(let name): name
      case .index(let index): "\(index)"
      }
    }
  }

  // MARK: Lists

  private var isParameter: Bool {
    guard steps.count == 2, case .key("config") = steps[0], case .key("parameter") = steps[1] else { return false }
    return true
  }

  private var isInParameter: Bool { if case .label = steps.last { true } else { false } }

  private func named(_ name: String?, _ index: Int) -> Step {
    guard let name else { return .index(index) }
    return isParameter ? .label(name) : .target(name)
  }

  private static func name(of item: NodeID, in body: Tree, isParameter: Bool) -> String? {
    if isParameter { return body.value("label", of: item).map { body.string(of: $0) } }
    let volume = body.value("nfs", of: item) ?? body.value("host_path", of: item)
    return volume.flatMap { body.value("dest_path", of: $0) }.map { body.string(of: $0) }
  }

  private static func isNamed(_ name: String, _ item: NodeID, in body: Tree, isParameter: Bool) -> Bool {
    self.name(of: item, in: body, isParameter: isParameter)?.utf8.elementsEqual(name.utf8) ?? false
  }

  private func place(in body: Tree) -> String { JSONPointer(to: node, in: body).description }

  private static func isIndex(_ token: String) -> Bool {
    !token.isEmpty && token.utf8.count < 10 && token.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      && (token == "0" || token.utf8.first != UInt8(ascii: "0"))
  }

  private static func unescaped(_ token: Substring) -> String {
    var text = ""
    var isEscaped = false
    for scalar in token.unicodeScalars {
      if isEscaped {
        text += scalar == "0" ? "~" : scalar == "1" ? "/" : "~" + String(scalar)
        isEscaped = false
      } else if scalar == "~" {
        isEscaped = true
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return isEscaped ? text + "~" : text
  }
}
