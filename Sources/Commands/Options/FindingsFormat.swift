import Compiler
import Diagnostics
import SourceText

/// How findings are written: what `--format` and `--report` take.
enum FindingsFormat: String, Choice {
  case text

  static let noun = "report"

  /// The whole report of a run.
  func render(_ compilation: Compilation, isColored: Bool) -> [UInt8] {
    render(compilation.diagnostics, isColored: isColored)
  }

  /// The findings alone.
  func render(_ diagnostics: [Diagnostic], isColored: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    for diagnostic in diagnostics {
      let position = LineIndex(diagnostic.span.source).position(of: diagnostic.span.range.start)
      let place = "\(diagnostic.span.source.path):\(position.line):\(position.column)"
      bytes += Array("\(place): \(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.rule)]\n".utf8)
    }
    return bytes
  }
}
