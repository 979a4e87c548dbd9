import DocumentModel

/// `minimum`, `exclusiveMinimum`, `maximum`, `exclusiveMaximum` (validation §6.2.2 to §6.2.5).
///
/// `a` is the bound's number.
extension SchemaCompiler {
  mutating func compileBounds() {
    compileBound(.minimum, .minimum)
    compileBound(.exclusiveMinimum, .exclusiveMinimum)
    compileBound(.maximum, .maximum)
    compileBound(.exclusiveMaximum, .exclusiveMaximum)
  }

  private mutating func compileBound(_ keyword: Keyword, _ operation: Operation) {
    guard let node = value(of: keyword), let number = Number(tree.text(of: node)) else { return }
    emit(operation, .number, a: addNumber(number), at: node)
  }
}

extension Evaluation {
  /// Infinities and not-a-number, which JSON lacks, are within no bounds.
  @inline(never)
  func isWithinBound(_ instruction: Instruction, _ id: NodeID) -> Bool {
    let bound = numbers[Int(instruction.a)]
    let order: Int
    if let integer = shortInteger(id), bound.exponent == 0, bound.digits.isEmpty, bound.significand < 1 << 62 {
      let limit = bound.sign == 1 ? -Int64(bound.significand) : Int64(bound.significand)
      order = integer < limit ? -1 : integer == limit ? 0 : 1
    } else {
      guard let number = Number(text(of: id)) else { return false }
      order = number.compare(self.number(instruction.a))
    }
    switch instruction.operation {
    case .minimum: return order >= 0
    case .exclusiveMinimum: return order > 0
    case .maximum: return order <= 0
    default: return order < 0
    }
  }

  /// The value of up to 18 digits with or without a minus sign; nil for any other text.
  private func shortInteger(_ id: NodeID) -> Int64? {
    let text = text(of: id)
    guard text.count > 0, text.count <= 18 else { return nil }
    let isNegative = text[0] == UInt8(ascii: "-")
    var value: Int64 = 0
    var i = isNegative ? 1 : 0
    guard i < text.count else { return nil }
    while i < text.count {
      let digit = text[i] &- 0x30
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int64(digit)
      i &+= 1
    }
    return isNegative ? -value : value
  }
}
