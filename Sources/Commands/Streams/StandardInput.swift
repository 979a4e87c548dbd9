import Manifest
import SourceText

extension Session {
  /// Reads standard input to its end.
  ///
  /// - Parameter path: where it is taken to lie, as typed; nil for nowhere.
  /// - Throws: `noSuchInput`.
  package func readStandardInput(path: String?) throws(CommandFailure) -> SourceFile {
    let name = path.map { AbsolutePath($0, in: workingFolder).relative(to: workingFolder) } ?? "<stdin>"
    do {
      // One byte past the limit is read, so that whoever parses sees that it is too much.
      return SourceFile(path: name, content: try FileDescriptor(0).readAll(limit: SourceFile.maximumCount))
    } catch {
      throw CommandFailure(.noSuchInput, "cannot read standard input: \(error.phrase)")
    }
  }

  /// Reads the file that was typed, or standard input for `-`.
  ///
  /// - Throws: `noSuchInput`.
  package func read(_ path: String) throws(CommandFailure) -> SourceFile {
    if path.utf8.elementsEqual("-".utf8) { return try readStandardInput(path: nil) }
    let name = AbsolutePath(path, in: workingFolder).relative(to: workingFolder)
    do {
      return try SourceFile.read(path, displayPath: name).source
    } catch {
      throw CommandFailure(.noSuchInput, "cannot read \"\(path)\": \(error.phrase)")
    }
  }
}
