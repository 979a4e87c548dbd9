import Manifest

/// One `--report KIND=FILE`.
struct ReportTarget {
  let format: FindingsFormat
  let path: String

  /// - Throws: a usage error for a text without `=` or an unknown kind.
  init(_ argument: String) throws(CommandFailure) {
    guard let equals = argument.utf8.firstIndex(of: UInt8(ascii: "=")), equals != argument.startIndex else {
      throw CommandFailure(.usage, "\"--report\" takes KIND=FILE, not \"\(argument)\"")
    }
    format = try FindingsFormat.named(String(argument[..<equals]), option: "--report")
    path = String(argument[argument.utf8.index(after: equals)...])
    guard !path.isEmpty else {
      throw CommandFailure(.usage, "\"--report \(argument)\" names no file")
    }
    guard path != "-" else {
      throw CommandFailure(
        .usage, "\"--report \(argument)\" names no file",
        help: "\"--format \(format.rawValue)\" prints the report on standard output")
    }
  }

  /// - Throws: a usage error where two reports would be written to one file.
  static func requireDistinct(_ targets: [ReportTarget]) throws(CommandFailure) {
    var paths: Set<AbsolutePath> = []
    for target in targets where !paths.insert(AbsolutePath(target.path, in: .workingFolder ?? .root)).inserted {
      throw CommandFailure(.usage, "two reports are to be written to \"\(target.path)\"")
    }
  }
}
