import Commands

/// The last line on a terminal, which is written over again and again and at last taken away.
enum OverwrittenLine {
  /// Takes away what stands there.
  static let erasure = "\r\u{1B}[K"

  /// What writes a text there, cut so that it takes no second line.
  ///
  /// - Parameter text: of letters that take a column each.
  static func writing(_ text: String, to descriptor: FileDescriptor) -> String {
    let width = max(1, (descriptor.terminalWidth ?? 80) - 1)
    return erasure + String(String.UnicodeScalarView(text.unicodeScalars.prefix(width)))
  }
}

extension Session {
  /// Whether what was written can be written over: on a terminal that is none of the simplest.
  func canOverwrite(_ descriptor: Int32) -> Bool {
    FileDescriptor(descriptor).isTerminal && environment["TERM"] != "dumb"
  }
}
