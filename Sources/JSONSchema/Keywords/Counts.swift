import DocumentModel

/// `minItems`, `maxItems`, `minProperties`, `maxProperties` (validation §6.4.1, §6.4.2, §6.5.1, §6.5.2).
///
/// `a` is the limit.
extension SchemaCompiler {
  mutating func compileCounts() {
    compileCount(.minItems, .minItems, .array)
    compileCount(.maxItems, .maxItems, .array)
    compileCount(.minProperties, .minProperties, .object)
    compileCount(.maxProperties, .maxProperties, .object)
  }

  private mutating func compileCount(_ keyword: Keyword, _ operation: Operation, _ kinds: Kinds) {
    guard let limit = count(keyword), let node = value(of: keyword) else { return }
    emit(operation, kinds, a: limit, at: node)
  }
}
