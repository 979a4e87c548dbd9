import DocumentModel

/// What runs: an engine with code, a built-in algorithm, or an image (facts §2.5 "code").
enum CodeRules {
  /// The preset engine where none is declared (create training job, engine_id).
  static let defaultEngine: JSONValue = 1

  static let all = [
    codePath("app_url"), codePath("boot_file_url"), engine, FieldRule.number("model_id"),
    FieldRule.text("user_image_url"), FieldRule.text("user_command"),
  ]

  /// Null for built-in algorithms whatever was sent.
  private static func codePath(_ field: String) -> FieldRule {
    FieldRule(field) { context in
      if context.declared("model_id") != nil, context.live(field) == nil { return (nil, nil) }
      return (context.live(field), context.declared(field))
    }
  }

  /// Also filled by default and for built-in algorithms (500 and above).
  private static let engine = FieldRule("engine_id") { context in
    if context.declared("model_id") != nil { return (nil, nil) }
    let live = context.live("engine_id")?.asNumber
    if let declared = context.declared("engine_id") { return (live, declared.asNumber) }
    // An image needs no engine, and nothing says with which one it comes back.
    if context.declared("user_image_url") != nil || live == defaultEngine { return (nil, nil) }
    return (live, nil)
  }
}
