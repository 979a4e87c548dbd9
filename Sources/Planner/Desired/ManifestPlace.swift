/// Where something is written in a manifest, as findings print it.
package struct ManifestPlace: Sendable, Equatable {
  /// The path as findings print it; `<--var lr>` and the like for what stands in no file.
  package var file: String
  /// 1-based.
  package var line: Int
  /// 1-based, in Unicode scalars.
  package var column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// Reads `FILE:LINE:COLUMN`; nil for anything else.
  package init?(_ text: String) {
    let bytes = text.utf8
    guard let last = bytes.lastIndex(of: UInt8(ascii: ":")), let column = Int(text[bytes.index(after: last)...]),
      let first = bytes[..<last].lastIndex(of: UInt8(ascii: ":")),
      let line = Int(text[bytes.index(after: first)..<last]), line > 0, column > 0
    else { return nil }
    self.init(file: String(text[..<first]), line: line, column: column)
  }
}

extension ManifestPlace: CustomStringConvertible {
  /// `jobs/train.yaml:12:5`.
  package var description: String { "\(file):\(line):\(column)" }
}
