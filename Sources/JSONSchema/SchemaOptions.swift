/// What a caller may choose when a schema is compiled.
package struct SchemaOptions: Sendable {
  /// Whether `format` is an assertion (validation §7.2.2); else it only annotates, unless the schema's dialect has the
  /// vocabulary for format assertion.
  package var assertsFormat: Bool

  package init(assertsFormat: Bool = false) { self.assertsFormat = assertsFormat }
}
