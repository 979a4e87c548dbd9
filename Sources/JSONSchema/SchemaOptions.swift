/// What a caller may choose when a schema is compiled.
package struct SchemaOptions: Sendable {
  /// Whether `format` is an assertion (validation §7.2.2); else it only annotates, unless the schema's dialect has the
  /// vocabulary for format assertion.
  package var assertsFormat: Bool
  /// The documents that the schema may refer to.
  package var registry: SchemaRegistry
  /// The URI of the schema's document, against which relative references are resolved (core §9.1.1).
  package var baseURI: String
  /// The URI of the meta-schema by which a document without `$schema` is read: that of draft 2020-12, 2019-09, 7 or 6;
  /// draft 2020-12 where it is nil or another.
  package var defaultDialect: String?

  package init(
    assertsFormat: Bool = false, registry: SchemaRegistry = SchemaRegistry(), baseURI: String = "",
    defaultDialect: String? = nil
  ) {
    self.assertsFormat = assertsFormat
    self.registry = registry
    self.baseURI = baseURI
    self.defaultDialect = defaultDialect
  }
}
