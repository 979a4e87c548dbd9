import Diagnostics
import DocumentModel
import JSONSchema
import JobAPI
import Manifest

/// Checks one resolved request: a yes/no pass over the schema, words only for what fails, then the rules that a schema
/// cannot state.
package struct RequestChecker: Sendable {
  private let validator = RequestValidator.createTrainingJob
  /// Compiled only once something needs words.
  private var schema: RequestSchema { .createTrainingJob }

  package init() {}

  /// Appends what is wrong with `body`, a tree whose root is the request's mapping.
  ///
  /// One mistake gives one finding. Nothing is said of nodes flagged `.secret`: their text is a placeholder; nor of
  /// what is missing by a mistake that is reported elsewhere.
  ///
  /// - Returns: whether the request names something that a catalogue lists.
  @discardableResult
  package func check(_ body: Tree, gaps: Gaps = Gaps(), into diagnostics: inout [Diagnostic]) -> Bool {
    var findings = Findings(body, isOpen: gaps.isOpen)
    var fields = JobFields(body)
    for name in gaps.names { fields.add(absent: name) }
    if !validator.isValid(body) { explain(body, &fields, &findings) }
    BootFileRule.check(fields, &findings)
    DuplicateLabelRule.check(fields, &findings)
    DuplicateDestPathRule.check(fields, &findings)
    MixedDataSourceRule.check(fields, &findings)
    DuplicateDataSourceRule.check(fields, &findings)
    if let mounts = MountTargets.targets(of: fields) {
      MountPathRule.check(mounts, &findings)
      ReservedMountRule.check(mounts, &findings)
      NestedMountRule.check(mounts, &findings)
    }
    EnvironmentNameRule.check(fields, &findings)
    PathSegmentsRule.check(fields, &findings)
    OutputOverlapRule.check(fields, &findings)
    WorkspaceRule.check(fields, &findings)
    MissingOutputRule.check(fields, &findings)
    SpecAndPoolRule.check(fields, &findings)
    EngineAndModelRule.check(fields, &findings)
    NotificationEventRule.check(fields, &findings)
    ObservedFieldRule.check(fields, &findings)
    AmbiguousValueRule.check(body, &findings)
    if !findings.diagnostics.isEmpty { diagnostics += findings.withoutEchoes }
    return fields.entry(.specID) != nil || fields.entry(.engineID) != nil || fields.entry(.modelID) != nil
  }

  private func explain(_ body: Tree, _ fields: inout JobFields, _ findings: inout Findings) {
    let violations = Self.withoutEchoes(
      schema.compiled.violations(body).filter { !Self.failsOnlyAsPlaceholder($0, body) })
    // Unknown keys first: what one was meant to be is not missing.
    for violation in violations {
      if case .unexpectedProperty = violation.kind {
        UnknownKeyRule.explain(violation, schema, &fields, &findings)
      }
    }
    var alternatives: Set<Alternative> = []
    for violation in violations {
      if explain(violation, fields, &findings) { continue }
      guard let rule = schema.rule(along: violation.path) else {
        InvalidValueRule.explain(violation, schema, &findings)
        continue
      }
      let alternative = Alternative(rule: rule, instance: Self.group(violation, rule, body))
      if alternatives.insert(alternative).inserted { explain(alternative, violation, fields, &findings) }
    }
    if findings.diagnostics.isEmpty, !findings.isOpen, fields.misspellings.isEmpty, let violation = violations.first {
      InvalidValueRule.explain(violation, schema, &findings)
    }
  }

  /// Words a violation whose kind alone says what is wrong.
  private func explain(_ violation: Violation, _ fields: JobFields, _ findings: inout Findings) -> Bool {
    let isOwned = schema.rule(along: violation.path) != nil
    switch violation.kind {
    case .unexpectedProperty: break
    case .wrongType where findings.body[violation.instance].kind == .null:
      NullValueRule.explain(violation, schema, &findings)
    case .wrongType(let expected): WrongTypeRule.explain(violation, expected, schema, &findings)
    case .unlisted(let allowed) where !isOwned:
      if findings.body[violation.instance].kind == .null {
        NullValueRule.explain(violation, schema, &findings)
      } else {
        UnknownValueRule.explain(violation, allowed, schema, &findings)
      }
    case .missingProperty(let name) where !isOwned:
      MissingFieldRule.explain(violation, name, schema, fields, &findings)
    case .belowMinimum, .aboveMaximum: ValueRangeRule.explain(violation, schema, &findings)
    case .tooShort where !isOwned, .tooLong where !isOwned: TextLengthRule.explain(violation, schema, &findings)
    default: return false
    }
    return true
  }

  /// An alternative that the schema marks with `x-rule`, and the mapping or value in which no branch holds.
  private struct Alternative: Hashable {
    let rule: String
    let instance: NodeID
  }

  /// The rules about whole mappings look at the mapping even where the schema fails at one of its values.
  private static func group(_ violation: Violation, _ rule: String, _ body: Tree) -> NodeID {
    guard rulesAboutMappings.contains(rule), body[violation.instance].kind != .mapping else {
      return violation.instance
    }
    return body.parent(of: violation.instance)?.id ?? violation.instance
  }

  private static let rulesAboutMappings: Set = [
    CodeSourceRule.description.id, DataSourceRule.description.id, ResourcesRule.description.id,
    DataSourceEntryRule.description.id, VolumeRule.description.id,
  ]

  private func explain(
    _ alternative: Alternative, _ violation: Violation, _ fields: JobFields, _ findings: inout Findings
  ) {
    let source = schema.source(along: violation.path)
    let instance = alternative.instance
    switch alternative.rule {
    case CodeSourceRule.description.id: CodeSourceRule.explain(fields, &findings)
    case DataSourceRule.description.id: DataSourceRule.explain(fields, &findings)
    case ResourcesRule.description.id: ResourcesRule.explain(fields, &findings)
    case DataSourceEntryRule.description.id: DataSourceEntryRule.explain(instance, fields, &findings)
    case VolumeRule.description.id: VolumeRule.explain(instance, fields, &findings)
    case ObjectPathRule.description.id: ObjectPathRule.explain(instance, source, &findings)
    case JobNameRule.description.id: JobNameRule.explain(instance, source, &findings)
    case TextLengthRule.description.id: TextLengthRule.explainBlank(instance, source, &findings)
    case BootFileRule.description.id: BootFileRule.explain(instance, source, fields, &findings)
    default: InvalidValueRule.explain(violation, schema, &findings)
    }
  }

  /// The violations without those that follow from a wrong type: a number that is none has no range either.
  private static func withoutEchoes(_ violations: [Violation]) -> [Violation] {
    let mistyped = Set(violations.filter { if case .wrongType = $0.kind { true } else { false } }.map(\.instance))
    return violations.filter { violation in
      switch violation.kind {
      case .belowMinimum, .aboveMaximum: !mistyped.contains(violation.instance)
      default: true
      }
    }
  }

  /// Whether a violation is about a text that stands for a value which is not shown or not known.
  private static func failsOnlyAsPlaceholder(_ violation: Violation, _ body: Tree) -> Bool {
    body[violation.instance].flags.contains(.secret)
  }
}
