import Compiler
import Diagnostics
import Manifest

/// The files of `compile -o`: `<job_name>.json`, under a folder an environment where there are several.
struct RequestFiles {
  /// By path, relative to the folder, in the order of bytes.
  private let files: [(path: String, content: [UInt8])]
  /// The folders that hold them, relative; empty for the folder itself.
  private let folders: [String]

  var count: Int { files.count }

  /// - Throws: `cannotWrite` where two jobs would have one file, or a name cannot be a file's.
  init(_ compilation: Compilation) throws(CommandFailure) {
    let hasFolders = compilation.environments.count > 1
    var sources: [[UInt8]: CompiledRequest] = [:]
    var files: [(path: String, content: [UInt8])] = []
    for request in compilation.requests {
      let path = (hasFolders ? request.environment + "/" : "") + request.jobName + ".json"
      guard Self.isName(request.jobName), Self.isName(request.environment) else {
        throw .cannotWrite(path, "\"\(request.jobName)\" cannot be the name of a file")
      }
      if let other = sources.updateValue(request, forKey: Array(path.utf8)) {
        throw .cannotWrite(path, "two jobs have this name, in \(other.path) and in \(request.path)")
      }
      files.append((path, request.body + [0x0A]))
    }
    self.files = files.sorted { TextOrder.precedes($0.path, $1.path) }
    folders = hasFolders ? compilation.environments : [""]
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text != "." && text != ".." && !text.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
  }

  /// Writes each file whose content changes.
  ///
  /// - Returns: how many were written.
  func write(to folder: String) throws(CommandFailure) -> Int {
    try AtomicFile.makeFolder(folder)
    for name in folders where !name.isEmpty { try AtomicFile.makeFolder(folder + "/" + name) }
    var written = 0
    for file in files where try AtomicFile(folder + "/" + file.path).update(file.content) { written += 1 }
    return written
  }

  /// A file that is not as `write` would leave it.
  struct Difference: CustomStringConvertible, Equatable {
    enum Kind: String {
      case differs, missing
      case leftOver = "left over"
    }

    let path: String
    let kind: Kind

    /// `compiled/train.json: differs`
    var description: String { "\(path): \(kind.rawValue)" }
  }

  /// What `write` would change and, if asked for, each other `*.json` in the folders that it would write to.
  func differences(from folder: String, includingLeftOver: Bool) throws(CommandFailure) -> [Difference] {
    guard case .folder = FileKind(at: folder) else {
      throw CommandFailure(.noSuchInput, "there is no folder \"\(folder)\" to verify")
    }
    var differences: [Difference] = []
    var expected: Set<[UInt8]> = []
    for file in files {
      expected.insert(Array(file.path.utf8))
      let path = folder + "/" + file.path
      guard let content = AtomicFile(path).content else {
        differences.append(Difference(path: path, kind: .missing))
        continue
      }
      if content != file.content { differences.append(Difference(path: path, kind: .differs)) }
    }
    for subfolder in folders where includingLeftOver {
      for path in Self.files(below: folder, subfolder) where !expected.contains(Array(path.utf8)) {
        differences.append(Difference(path: folder + "/" + path, kind: .leftOver))
      }
    }
    return differences.sorted { TextOrder.precedes($0.path, $1.path) }
  }

  /// Each `*.json` right in a subfolder, relative to the folder.
  private static func files(below folder: String, _ subfolder: String) -> [String] {
    let root = AbsolutePath(subfolder, in: AbsolutePath(folder, in: .workingFolder))
    let walk = FolderWalk(root: root, patterns: [.json])
    return walk.files.map { subfolder.isEmpty ? $0 : subfolder + "/" + $0 }
  }
}
