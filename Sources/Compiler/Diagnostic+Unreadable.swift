import Diagnostics
import SourceText

extension Diagnostic {
  /// A file or folder that is there and cannot be read; the place is its name, since there is no text to point at.
  ///
  /// - Parameters:
  ///   - what: what it is to the project: `file`, `policy`.
  ///   - reason: the system's words, a phrase in lower case.
  static func unreadable(_ what: String, at path: String, reason: String) -> Diagnostic {
    // A name that is not UTF-8 has lost the bytes by which the file could be opened.
    let isUndecodable = path.unicodeScalars.contains("\u{FFFD}")
    let reason = isUndecodable ? "its name is not UTF-8" : reason
    let span = SourceSpan(source: SourceFile(path: path, content: []), range: ByteRange(emptyAt: 0))
    return Diagnostic(rule: "unreadable-file", message: "the \(what) cannot be read: \(reason)", at: span)
  }
}
