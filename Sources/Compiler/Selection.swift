import Manifest
import SourceText

/// What the paths of a command line come to: projects, and what of each is reported on.
struct Selection {
  /// One project and the part of it that was named.
  struct Part {
    let location: ProjectLocation
    /// Files that were named, whether the project's patterns match them or not.
    private(set) var files: [AbsolutePath] = []
    /// The same to look up: a hook names thousands, and each manifest asks.
    private var fileSet: Set<AbsolutePath> = []
    /// Folders that were named.
    var folders: [AbsolutePath] = []
    /// Whether `-` belongs to this project.
    var takesStandardInput = false
    /// Whether a file was named that every job depends on.
    private(set) var isWhole = false

    init(location: ProjectLocation, folders: [AbsolutePath] = []) {
      self.location = location
      self.folders = folders
    }

    mutating func add(file: AbsolutePath) {
      files.append(file)
      fileSet.insert(file)
    }

    /// Whether a file of the project is reported on.
    func contains(_ path: AbsolutePath) -> Bool {
      // A change to the project's own file touches every job.
      if isWhole { return true }
      if let file = location.file, fileSet.contains(file) { return true }
      return fileSet.contains(path) || folders.contains { path.isWithin($0) }
    }

    /// Selects every job where a catalogue or a policy of `project` was named: a change to it touches them all.
    mutating func selectUsers(in project: Project) {
      let policies = project.policyPatterns.compactMap { try? GlobPattern($0) }
      let catalogs = project.environments.compactMap { environment in
        environment.catalog.map { AbsolutePath($0.tree.string(of: $0.id), in: location.root) }
      }
      guard !policies.isEmpty || !catalogs.isEmpty else { return }
      isWhole = files.contains { file in
        let path = file.relative(to: location.root)
        return catalogs.contains(file) || policies.contains { $0.matches(path) }
      }
    }
  }

  private(set) var parts: [Part] = []

  /// - Throws: `noSuchInput` for a path that is neither file nor folder.
  init(_ options: CompilationOptions) throws(CompilationError) {
    let workingFolder = AbsolutePath(absolute: options.workingFolder)
    let named = try Self.projectFile(options, workingFolder)
    var search = ProjectSearch(in: options.overlay)
    let paths = options.paths.isEmpty ? [named?.parent.string ?? "."] : options.paths
    for path in paths {
      // An unset variable of a shell, most likely; it does not mean everything.
      guard !path.isEmpty else { throw .noSuchInput(path: path, reason: "the path is empty") }
      let isStandardInput = path == "-"
      let shown = isStandardInput ? options.standardInput?.path ?? "" : path
      let absolute = AbsolutePath(shown, in: workingFolder)
      let kind = isStandardInput ? .file : options.overlay.kind(at: absolute)
      let isFolder = kind == .folder
      switch kind {
      case .file, .folder: break
      case .missing(let error): throw .noSuchInput(path: path, reason: FileKind.phrase(of: error))
      case .other: throw .noSuchInput(path: path, reason: "it is neither a file nor a folder")
      }
      let location =
        named.map { ProjectLocation(file: $0) }
        ?? search.location(aboveFolder: isFolder ? absolute : absolute.parent)
      let index = parts.firstIndex { $0.location == location } ?? parts.count
      if index == parts.count { parts.append(Part(location: location)) }
      if isStandardInput { parts[index].takesStandardInput = true }
      if isFolder {
        parts[index].folders.append(absolute)
      } else {
        parts[index].add(file: absolute)
      }
    }
  }

  /// Adds the whole of the project of `folder`, which has a `jobc.yaml`, unless some of it was named.
  mutating func add(projectIn folder: AbsolutePath) {
    let location = ProjectLocation(file: AbsolutePath("jobc.yaml", in: folder))
    guard !parts.contains(where: { $0.location == location }) else { return }
    parts.append(Part(location: location, folders: [folder]))
  }

  private static func projectFile(
    _ options: CompilationOptions, _ workingFolder: AbsolutePath
  ) throws(CompilationError) -> AbsolutePath? {
    guard let path = options.projectFile else { return nil }
    let absolute = AbsolutePath(path, in: workingFolder)
    switch options.overlay.kind(at: absolute) {
    case .file: return absolute
    case .missing(let error): throw .noSuchInput(path: path, reason: FileKind.phrase(of: error))
    case .folder, .other: throw .noSuchInput(path: path, reason: "it is not a file")
    }
  }
}
