import DocumentModel
import SourceText

/// What a job runs on: a specification by id or by code, or a dedicated pool (facts §2.5 "resources").
enum ResourceRules {
  static let all = [specification, flavor, pool]

  /// Filled also where a code or a pool was sent.
  private static let specification = FieldRule("spec_id") { context in
    guard let declared = context.declared("spec_id"), context.declared("pool_id") == nil else { return (nil, nil) }
    return (context.live("spec_id")?.asNumber, declared.asNumber)
  }

  /// Comes back as `flavor_code`, which no edition documents, and as `spec_code`, which may differ.
  private static let flavor = FieldRule("flavor") { context in
    guard let declared = context.declared("flavor")?["code"]?.unlessBlank else { return (nil, nil) }
    let live = context.live("flavor_code") ?? context.live("spec_code")
    return (live.map { ["code": $0] }, ["code": declared])
  }

  /// Filled for public pools too, which are `SYSTEM_DEFINED`.
  private static let pool = FieldRule("pool_id") { context in
    if let declared = context.declared("pool_id") { return (context.live("pool_id"), declared) }
    if let type = context.live("pool_type")?.string, isSameText(type, "SYSTEM_DEFINED") { return (nil, nil) }
    return (context.live("pool_id"), nil)
  }
}
