import Diagnostics
import DocumentModel

/// Parameters of a custom image become environment variables (table 3, parameter). A warning: the reference does not
/// say what becomes of other labels.
enum EnvironmentNameRule: Rule {
  static let description = RuleDescription(
    id: "environment-name",
    summary: "with a custom image a parameter's label is a name for an environment variable",
    severity: .warning,
    why: """
      The parameters of a job with user_image_url become environment variables of its container. A shell cannot read a \
      variable whose name holds "-" or "." or begins with a digit, so the script runs with its default and nobody is \
      told. One called PATH or HOME replaces the container's own, and commands are no longer found.
      """,
    remedy: """
      Use letters, digits and "_", beginning with a letter or "_", and read the variable by that name in the image. \
      Give names that systems use a prefix of your own.
      """,
    source: "table 3, parameter",
    bad: .config(
      """
      user_image_url: swr.example.com/team/train:1.0
      parameter: { learning-rate: 0.1 }
      """, without: ["model_id"]),
    good: .config(
      """
      user_image_url: swr.example.com/team/train:1.0
      parameter: { learning_rate: 0.1 }
      """, without: ["model_id"]))

  /// Variables without whose own value little works.
  private static let reserved = [
    "PATH", "HOME", "SHELL", "USER", "PWD", "IFS", "HOSTNAME", "LD_LIBRARY_PATH", "LD_PRELOAD", "BASH_ENV", "ENV",
  ]

  static func check(_ fields: JobFields, _ findings: inout Findings) {
    guard fields.entry(.userImageURL) != nil, fields.present(.userImageURL) != nil,
      let list = fields.entry(.parameter)?.value
    else { return }
    let body = fields.body
    guard body[list].kind == .sequence else { return }
    let name = FieldName.label
    for item in body.items(of: list) {
      guard let label = body.value(name, of: item), body[label].kind == .string,
        !body[label].flags.contains(.secret), body[label].textCount > 0
      else { continue }
      if !isName(body.text(of: label)) {
        reportForm(label, &findings)
      } else if let variable = reservedName(label, body) {
        findings.report(
          EnvironmentNameRule.self, "the parameter \"\(variable)\" replaces the container's own \(variable)", at: label,
          help: "parameters of a custom image become environment variables: choose another label",
          source: "table 3, parameter")
      }
    }
  }

  @inline(__always)
  private static func reservedName(_ label: NodeID, _ body: Tree) -> String? {
    // All of them begin with a capital, as few labels do.
    let first = body.text(of: label)[0]
    guard first >= 0x41, first <= 0x5A else { return nil }
    let name = body.string(of: label)
    return reserved.first { name.utf8.elementsEqual($0.utf8) }
  }

  private static func reportForm(_ label: NodeID, _ findings: inout Findings) {
    let body = findings.body
    let text = body.string(of: label)
    var mended = ""
    for byte in text.utf8 { mended.unicodeScalars.append(isLetter(byte) || isDigit(byte) ? Unicode.Scalar(byte) : "_") }
    if mended.utf8.first.map(isDigit) ?? false { mended = "_" + mended }
    let isMendable = text.utf8.allSatisfy { $0 < 0x80 } && mended.utf8.contains(where: isLetter)
    findings.report(
      EnvironmentNameRule.self,
      "the label \(body.quoted(label)) cannot be the name of an environment variable", at: label,
      help: "parameters of a custom image become environment variables: letters, digits and \"_\" only, no digit first",
      fixes: isMendable
        ? findings.replacement(of: label, with: mended, title: "rename to \"\(mended)\"", applicability: .unsafe) : [],
      source: "table 3, parameter")
  }

  private static func isName(_ text: Span<UInt8>) -> Bool {
    guard text.count > 0, !isDigit(text[0]) else { return false }
    for i in text.indices {
      // A bit for each ASCII character that a name may hold, from 0x00 and from 0x40 on.
      let bits: UInt64 = text[i] < 0x40 ? 0x03FF_0000_0000_0000 : 0x07FF_FFFE_87FF_FFFE
      if text[i] > 0x7F || bits >> UInt64(text[i] & 0x3F) & 1 == 0 { return false }
    }
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "_")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
