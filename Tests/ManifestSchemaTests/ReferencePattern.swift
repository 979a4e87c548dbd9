/// Regular expressions (ECMA-262) for texts with references (manifest language §3).
///
/// Editors and other validators run them, so they hold nothing that engines take differently: no `\s`, `\w`, `.`, `\b`.
enum ReferencePattern {
  /// Behind `${{`: blanks, a name, blanks, `}}`.
  private static func rest(_ names: [String]) -> String {
    #"[\t\n\r ]*(?:"# + names.joined(separator: "|") + #")[\t\n\r ]*\}\}"#
  }

  /// The characters of a name: letters, digits, `_`, `-`, `.` and all beyond ASCII.
  private static let characters = #"[^\u0000-,/:-@\[-^`{-\u007f]+"#
  private static let environment = #"env\.(?:name|project_id|region|workspace_id)"#
  private static let all = rest([#"(?:var|matrix|job)\."# + characters, environment])
  private static let early = rest([#"var\."# + characters, environment])

  /// A text in which each `${{` begins a reference; two dollars or more before `{{` escape it.
  private static func text(_ rest: String) -> String {
    #"^(?:[^$]|\$+(?![$]|\{\{)|\$\$+\{\{|\$\{\{"# + rest + ")*$"
  }

  /// One reference and nothing else: what stands for a value with its type.
  static let sole = #"^\$\{\{"# + all + "$"
  /// References and blanks only: whether such a text says anything is known when it is compiled.
  static let wholly = #"^[\t-\r ]*(?:\$\{\{"# + all + #"[\t-\r ]*)+$"#
  /// A reference somewhere, escaped or not.
  static let some = #"\$\{\{"#
  /// A text that is no number: the name of a specification, an engine or a model, in references or not.
  static let name = #"^(?=[^\u0000]*[^0-9])"# + text(all).dropFirst()

  /// What stands for the patterns in `compiler-keys.json`.
  static let placeholders = ["{text}": text(all), "{early}": text(early), "{exact}": sole]
}
