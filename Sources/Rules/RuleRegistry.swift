/// Every rule that checks a request, in the order in which a reader would meet them.
package enum RuleRegistry {
  package static let rules: [any Rule.Type] = [
    // One value against the schema.
    UnknownKeyRule.self, MissingFieldRule.self, NullValueRule.self, WrongTypeRule.self, UnknownValueRule.self,
    ValueRangeRule.self, TextLengthRule.self, JobNameRule.self, ObjectPathRule.self, InvalidValueRule.self,
    // Alternatives.
    CodeSourceRule.self, DataSourceRule.self, ResourcesRule.self, DataSourceEntryRule.self, VolumeRule.self,
    // What a schema cannot say.
    BootFileRule.self, DuplicateLabelRule.self, DuplicateDestPathRule.self, MixedDataSourceRule.self,
    WorkspaceRule.self, MissingOutputRule.self, SpecAndPoolRule.self, EngineAndModelRule.self,
    ObservedFieldRule.self,
  ]

  /// What is known of each rule.
  package static var descriptions: [RuleDescription] { rules.map { $0.description } }
}
