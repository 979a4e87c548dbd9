/// Every rule that a finding can name, in the order in which a reader would meet them.
///
/// Only what explains a rule looks here: a clean run never does, so that nothing of it costs anything at start-up.
package enum RuleRegistry {
  /// Rules about one subject.
  package struct Group: Sendable {
    package let title: String
    package let rules: [any Rule.Type]
  }

  package static let groups: [Group] = [
    Group(
      title: "the text of a file",
      rules: [
        YAMLSyntaxRule.self, YAMLEncodingRule.self, JSONSyntaxRule.self, DuplicateKeyRule.self, ComplexKeyRule.self,
        UnquotedReferenceRule.self, UnknownTagRule.self, TagMismatchRule.self, UndefinedAliasRule.self,
        RecursiveAliasRule.self, AliasBudgetRule.self, UnusedAnchorRule.self, ShadowedAnchorRule.self,
        MergeKeyRule.self, NestingDepthRule.self, FileSizeRule.self,
        UnreadableFileRule.self, JSONNumberRule.self, DocumentCountRule.self,
      ]),
    Group(
      title: "manifests, includes, layers",
      rules: [
        ManifestShapeRule.self, LanguageVersionRule.self, IncludeRule.self, IncludeCycleRule.self,
        DuplicateDeclarationRule.self, DeclarationCycleRule.self, UseLimitRule.self, UnknownFragmentRule.self,
        UnknownVolumeRule.self, UnknownParameterSetRule.self, UnusedFragmentRule.self, UnusedVolumeRule.self,
        UnusedParameterSetRule.self, DirectiveRule.self, MatrixRule.self,
        DuplicateJobNameRule.self,
      ]),
    Group(
      title: "references and variables",
      rules: [
        ReferenceRule.self, ReferenceCycleRule.self, ReferenceBudgetRule.self, UnknownNamespaceRule.self,
        UnknownVariableRule.self, UnknownAxisRule.self, UnknownSettingRule.self, UnknownFieldRule.self,
        VariableNameRule.self, VariableDeclarationRule.self, VariableValueRule.self, VariableUnsetRule.self,
        VariableFileRule.self, UndeclaredVariableRule.self, UnusedVariableRule.self, SecretPlacementRule.self,
        SecretReadableRule.self,
      ]),
    Group(
      title: "project, environments, policies",
      rules: [
        ProjectFileRule.self, EnvironmentsRule.self, UnknownEnvironmentRule.self, PolicyRule.self,
        PolicySchemaRule.self,
      ]),
    catalogs,
    Group(
      title: "one field of the request",
      rules: [
        UnknownKeyRule.self, MissingFieldRule.self, NullValueRule.self, WrongTypeRule.self, UnknownValueRule.self,
        ValueRangeRule.self, TextLengthRule.self, JobNameRule.self, ObjectPathRule.self, WorkspaceRule.self,
        NotificationEventRule.self, ObservedFieldRule.self, PathSegmentsRule.self, AmbiguousValueRule.self,
        InvalidValueRule.self,
      ]),
    Group(
      title: "fields of the request together",
      rules: [
        CodeSourceRule.self, DataSourceRule.self, ResourcesRule.self, DataSourceEntryRule.self, VolumeRule.self,
        BootFileRule.self, DuplicateLabelRule.self, DuplicateDestPathRule.self, MixedDataSourceRule.self,
        DuplicateDataSourceRule.self, MissingOutputRule.self, OutputOverlapRule.self, SpecAndPoolRule.self,
        EngineAndModelRule.self, MountPathRule.self, ReservedMountRule.self, NestedMountRule.self,
        EnvironmentNameRule.self,
      ]),
    Group(
      title: "schemas of your own",
      rules: [SchemaViolationRule.self, SchemaErrorRule.self, UnknownKeywordRule.self]),
    Group(
      title: "suppressions",
      rules: [SuppressionRule.self, UnknownRuleRule.self, UnusedSuppressionRule.self, SuppressedErrorRule.self]),
  ]

  /// What a catalogue shows: rules that are not looked at where an environment has none.
  package static let catalogs = Group(
    title: "the environment's catalogue",
    rules: [
      CatalogRule.self, CatalogFileRule.self, CatalogAgeRule.self, CatalogEnvironmentRule.self, UnlistedIDRule.self,
      NodeLimitRule.self, SoldOutRule.self, SingleNodeEngineRule.self, EngineAndSpecRule.self, ModelEngineRule.self,
      ModelParameterRule.self,
    ])

  /// What is known of each rule, sorted by id.
  package static let descriptions: [RuleDescription] = groups.flatMap(\.rules).map { $0.description }
    .sorted { $0.id < $1.id }

  /// The page of a rule; nil for an id that no finding can carry.
  ///
  /// A policy's findings may be of a rule with a name of its own, `policy/small-jobs`, whose page is that of `policy`.
  package static func description(of id: String) -> RuleDescription? {
    let family = family(of: id)
    return descriptions.first { $0.id.utf8.elementsEqual(family.utf8) }
  }

  /// The rule of which a named one is a part: `policy` of `policy/small-jobs`, else the rule itself.
  package static func family(of id: String) -> String {
    String(Substring(id.utf8.prefix { $0 != UInt8(ascii: "/") }))
  }
}
