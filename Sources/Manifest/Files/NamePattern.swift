/// The pattern of one name in a path: `*`, `?`, `[…]` and characters.
struct NamePattern: Sendable {
  private enum Atom: Sendable {
    case scalar(Unicode.Scalar)
    case any
    case anyNumber
    case set([ClosedRange<Unicode.Scalar>], isNegated: Bool)
  }

  private var atoms: [Atom] = []
  /// The bytes that a name must end in where the pattern is `*` and plain characters: the common case, made fast.
  private var plainSuffix: [UInt8]?

  /// `*` and the characters of `suffix`.
  init(suffix: String) {
    atoms = [.anyNumber] + suffix.unicodeScalars.map { .scalar($0) }
    plainSuffix = Array(suffix.utf8)
  }

  init(_ text: ArraySlice<Unicode.Scalar>) throws(GlobPattern.Malformed) {
    var rest = text
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*":
        if case .anyNumber? = atoms.last { continue }
        atoms.append(.anyNumber)
      case "?": atoms.append(.any)
      case "[": atoms.append(try Self.set(&rest))
      case "\\":
        guard let escaped = rest.popFirst() else { throw .init(reason: "nothing follows its last \"\\\"") }
        atoms.append(.scalar(escaped))
      default: atoms.append(.scalar(scalar))
      }
    }
    plainSuffix = suffixAfterStar()
  }

  private func suffixAfterStar() -> [UInt8]? {
    guard case .anyNumber? = atoms.first else { return nil }
    var bytes: [UInt8] = []
    for atom in atoms.dropFirst() {
      guard case .scalar(let scalar) = atom else { return nil }
      bytes += Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    return bytes
  }

  private static func set(_ rest: inout ArraySlice<Unicode.Scalar>) throws(GlobPattern.Malformed) -> Atom {
    let unfinished = GlobPattern.Malformed(reason: "its \"[\" has no \"]\"")
    let isNegated = rest.first == "!" || rest.first == "^"
    if isNegated { rest.removeFirst() }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while true {
      guard var low = rest.popFirst() else { throw unfinished }
      // A bracket in the first place stands for itself.
      if low == "]", !ranges.isEmpty { return .set(ranges, isNegated: isNegated) }
      if low == "\\" {
        guard let escaped = rest.popFirst() else { throw unfinished }
        low = escaped
      }
      guard rest.first == "-", let high = rest.dropFirst().first, high != "]" else {
        ranges.append(low...low)
        continue
      }
      rest.removeFirst(2)
      guard low <= high else { throw .init(reason: "its range \"\(low)-\(high)\" is backwards") }
      ranges.append(low...high)
    }
  }

  /// Whether all of `name` matches.
  func matches(_ name: Span<UInt8>) -> Bool {
    guard name.count > 0 else { return false }
    if name[0] == UInt8(ascii: ".") {
      guard case .scalar? = atoms.first else { return false }
    }
    if let plainSuffix { return Self.hasSuffix(name, plainSuffix) }
    return matchesAtoms(name)
  }

  private static func hasSuffix(_ name: Span<UInt8>, _ suffix: [UInt8]) -> Bool {
    guard name.count >= suffix.count else { return false }
    let start = name.count - suffix.count
    for i in suffix.indices where name[start + i] != suffix[i] { return false }
    return true
  }

  /// The classic walk with one way back: on a mismatch the last `*` takes one character more.
  private func matchesAtoms(_ name: Span<UInt8>) -> Bool {
    var atom = 0
    var offset = 0
    var star: (atom: Int, offset: Int)?
    while offset < name.count {
      let (scalar, width) = Self.scalar(of: name, at: offset)
      if atom < atoms.count, case .anyNumber = atoms[atom] {
        star = (atom, offset)
        atom += 1
      } else if atom < atoms.count, Self.matches(atoms[atom], scalar) {
        atom += 1
        offset += width
      } else if let (starAtom, starOffset) = star {
        let next = starOffset + Self.scalar(of: name, at: starOffset).width
        star = (starAtom, next)
        atom = starAtom + 1
        offset = next
      } else {
        return false
      }
    }
    return atoms[atom...].allSatisfy { if case .anyNumber = $0 { true } else { false } }
  }

  private static func matches(_ atom: Atom, _ scalar: Unicode.Scalar) -> Bool {
    switch atom {
    case .scalar(let own): own == scalar
    case .any, .anyNumber: true
    case .set(let ranges, let isNegated): ranges.contains { $0.contains(scalar) } != isNegated
    }
  }

  /// The scalar at a byte offset and its number of bytes; a byte that is no UTF-8 counts as U+FFFD.
  private static func scalar(of name: Span<UInt8>, at offset: Int) -> (scalar: Unicode.Scalar, width: Int) {
    let first = name[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, offset + width <= name.count else { return ("\u{FFFD}", 1) }
    var value = UInt32(first) & (0x7F >> UInt32(width))
    for i in 1..<width {
      guard name[offset + i] & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
      value = value << 6 | UInt32(name[offset + i] & 0x3F)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
  }
}
