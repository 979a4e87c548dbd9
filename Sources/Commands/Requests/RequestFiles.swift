import Compiler
import Diagnostics
import Manifest

/// The files of `compile -o`: `<job_name>.json`, under a folder an environment where there are several.
struct RequestFiles {
  /// By path, relative to the folder, in the order of bytes; the content without its final newline, or how it compared
  /// with that of the file.
  private let files: [(path: String, body: [UInt8], stored: StoredRequest?)]
  /// The folders that hold them, relative; empty for the folder itself.
  private let folders: [String]

  var count: Int { files.count }

  /// - Throws: `cannotWrite` where two jobs would have one file, or a name cannot be a file's.
  init(_ compilation: Compilation) throws(CommandFailure) {
    let hasFolders = compilation.environments.count > 1
    var files: [(path: String, request: Int)] = []
    for (number, request) in compilation.requests.enumerated() {
      let path = Self.path(of: request, hasFolders: hasFolders)
      guard Self.isName(request.jobName), Self.isName(request.environment) else {
        throw .cannotWrite(path, "\"\(request.jobName)\" cannot be the name of a file")
      }
      files.append((path, number))
    }
    files.sort {
      TextOrder.precedes($0.path, $1.path) || (TextOrder.areEqual($0.path, $1.path) && $0.request < $1.request)
    }
    let repeated = zip(files, files.dropFirst()).filter { TextOrder.areEqual($0.path, $1.path) }
    if let (first, second) = repeated.min(by: { $0.1.request < $1.1.request }) {
      let paths = (compilation.requests[first.request].path, compilation.requests[second.request].path)
      throw .cannotWrite(second.path, "two jobs have this name, in \(paths.0) and in \(paths.1)")
    }
    self.files = files.map { ($0.path, compilation.requests[$0.request].body, compilation.requests[$0.request].stored) }
    folders = hasFolders ? compilation.environments : [""]
  }

  private static func path(of request: CompiledRequest, hasFolders: Bool) -> String {
    (hasFolders ? request.environment + "/" : "") + request.jobName + ".json"
  }

  /// What compares each request with its file as soon as it is made, so that not all of them are kept.
  static func comparison(
    with folder: String
  ) -> @Sendable (_ request: CompiledRequest, _ hasEnvironments: Bool) -> StoredRequest {
    { request, hasEnvironments in
      let path = folder + "/" + path(of: request, hasFolders: hasEnvironments)
      return stored(request.body, at: path)
    }
  }

  private static func stored(_ body: [UInt8], at path: String) -> StoredRequest {
    guard let content = AtomicFile(path).content else { return .missing }
    return content.last == 0x0A && content.dropLast().elementsEqual(body) ? .same : .differs
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
    for file in files where try AtomicFile(folder + "/" + file.path).update(file.body + [0x0A]) { written += 1 }
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
    for file in files {
      let path = folder + "/" + file.path
      switch file.stored ?? Self.stored(file.body, at: path) {
      case .same: break
      case .missing: differences.append(Difference(path: path, kind: .missing))
      case .differs: differences.append(Difference(path: path, kind: .differs))
      }
    }
    for subfolder in folders where includingLeftOver {
      for path in Self.files(below: folder, subfolder) where !holds(path) {
        differences.append(Difference(path: folder + "/" + path, kind: .leftOver))
      }
    }
    return differences.sorted { TextOrder.precedes($0.path, $1.path) }
  }

  /// Whether one of the files has this path.
  private func holds(_ path: String) -> Bool {
    var (low, high) = (0, files.count)
    while low < high {
      let middle = (low + high) / 2
      if TextOrder.precedes(files[middle].path, path) { low = middle + 1 } else { high = middle }
    }
    return low < files.count && TextOrder.areEqual(files[low].path, path)
  }

  /// Each `*.json` right in a subfolder, relative to the folder.
  private static func files(below folder: String, _ subfolder: String) -> [String] {
    let root = AbsolutePath(subfolder, in: AbsolutePath(folder, in: .workingFolder ?? .root))
    let walk = FolderWalk(root: root, patterns: [.json])
    return walk.files.map { subfolder.isEmpty ? $0 : subfolder + "/" + $0 }
  }
}
