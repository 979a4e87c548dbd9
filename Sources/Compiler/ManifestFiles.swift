import Diagnostics
import Manifest
import SourceText

/// The manifest files of a project, in the order of their paths.
struct ManifestFiles {
  /// What is read: a file on disk, or a source that is there already.
  struct Input: Sendable {
    /// Where it lies, absolute.
    let location: String
    /// What findings print.
    let displayPath: String
    let isSelected: Bool
    let source: SourceFile?

    var path: AbsolutePath { AbsolutePath(absolute: location) }
  }

  /// Folders that cannot be read, patterns that are none or match nothing.
  let diagnostics: [Diagnostic]
  /// The folders of other projects that lie below what was looked at.
  let otherProjects: [AbsolutePath]
  private let part: Selection.Part
  private let walked: PathList
  private let extra: [Input]
  /// What stands before a walked path: made once, because paths are many.
  private let locationPrefix: String
  private let displayPrefix: String
  /// Set where the working folder lies below what is walked: each path is then made by itself.
  private let workingFolder: AbsolutePath?
  private let isWhollySelected: Bool

  /// Finds them.
  ///
  /// A project with a `jobc.yaml` is always looked at as a whole. Without one the paths say what there is to look at.
  ///
  /// - Parameters:
  ///   - variableFiles: paths that are no manifests, wherever they lie.
  ///   - includesNeighbours: whether to look, without a `jobc.yaml`, at what lies beside the files that were named:
  ///     the git work tree, else the files of the same folder.
  ///   - leavesOutUnmatched: whether files that were named are left out where the project does not count them as
  ///     manifests. One that manifests include still says which of them are selected.
  ///   - overlay: what files there are.
  ///   - only: the files to look at; nil for all that there are.
  ///   - excludedFolders: where no manifests are looked for.
  init(
    project: Project, part: Selection.Part, variableFiles: [AbsolutePath], standardInput: SourceFile?,
    workingFolder: AbsolutePath, includesNeighbours: Bool, leavesOutUnmatched: Bool, overlay: SourceOverlay,
    only: Set<AbsolutePath>? = nil, excludedFolders: [AbsolutePath] = []
  ) {
    self.only = only
    self.excludedFolders = excludedFolders
    self.part = part
    var diagnostics: [Diagnostic] = []
    policies = Self.patterns(project.policyPatterns, project: project, diagnostics: &diagnostics)
    policyPaths = Self.policies(project: project, overlay, diagnostics: &diagnostics)
    let input = part.takesStandardInput ? standardInput : nil
    let replaced = input.map { AbsolutePath($0.path, in: workingFolder) }
    let excluded = Self.notManifests(project, part) + variableFiles + (replaced.map { [$0] } ?? [])
    var areas = Self.areas(
      of: project, part, includesNeighbours: includesNeighbours, overlay, diagnostics: &diagnostics)
    let first = areas.isEmpty ? nil : areas.removeFirst()
    let shownRoot = first?.folder.relative(to: workingFolder) ?? "."
    locationPrefix = first.map { $0.folder.string.utf8.count == 1 ? "/" : $0.folder.string + "/" } ?? ""
    displayPrefix = shownRoot.utf8.elementsEqual(".".utf8) ? "" : shownRoot + "/"
    self.workingFolder = first.flatMap {
      workingFolder != $0.folder && workingFolder.isWithin($0.folder) ? workingFolder : nil
    }
    isWhollySelected = first.map { part.contains($0.folder) } ?? false
    var otherProjects: [AbsolutePath] = []
    walked = first.map { Self.walk($0, excluded, workingFolder, overlay, &diagnostics, &otherProjects) } ?? PathList()
    var known: Set<AbsolutePath> = Set(excluded)
    if !part.files.isEmpty || !areas.isEmpty, let first {
      known.formUnion(walked.map { AbsolutePath($0, in: first.folder) })
    }
    var extra: [Input] = []
    let others = areas.flatMap { area in
      Self.walk(area, excluded, workingFolder, overlay, &diagnostics, &otherProjects).map {
        AbsolutePath($0, in: area.folder)
      }
    }
    let named = leavesOutUnmatched ? Self.matched(part, workingFolder) : part.files
    for file in others + named where known.insert(file).inserted {
      guard only?.contains(file) ?? true, !Self.matches(policies, file.relative(to: project.root)) else { continue }
      extra.append(
        Input(
          location: file.string, displayPath: file.relative(to: workingFolder), isSelected: part.contains(file),
          source: nil))
    }
    if let replaced, let input {
      extra.append(Input(location: replaced.string, displayPath: input.path, isSelected: true, source: input))
    }
    self.extra = extra.sorted { $0.location.utf8.lexicographicallyPrecedes($1.location.utf8) }
    self.diagnostics = diagnostics
    self.otherProjects = otherProjects
  }

  /// A folder to walk and the patterns of what to find in it; nil for every `*.yaml` and `*.yml`.
  private struct Area {
    let folder: AbsolutePath
    let patterns: [GlobPattern]?
  }

  private static func areas(
    of project: Project, _ part: Selection.Part, includesNeighbours: Bool, _ overlay: SourceOverlay,
    diagnostics: inout [Diagnostic]
  ) -> [Area] {
    guard part.location.file == nil else {
      let texts = project.manifestPatterns
      let patterns = texts.map { Self.patterns($0, project: project, diagnostics: &diagnostics) }
      return [Area(folder: part.location.root, patterns: patterns)]
    }
    var folders = part.folders
    if includesNeighbours {
      let root = part.location.root
      if !overlay.isWorkTree(root) {
        let flat = ["*.yaml", "*.yml"].compactMap { try? GlobPattern($0) }
        let parents = Set(part.files.map(\.parent)).sorted { $0.string.utf8.lexicographicallyPrecedes($1.string.utf8) }
        return parents.map { Area(folder: $0, patterns: flat) } + folders.map { Area(folder: $0, patterns: nil) }
      }
      folders = [root]
    }
    let outermost = folders.filter { folder in !folders.contains { $0 != folder && folder.isWithin($0) } }
    if outermost.count < 2 { return outermost.map { Area(folder: $0, patterns: nil) } }
    var seen: Set<AbsolutePath> = []
    return outermost.filter { seen.insert($0).inserted }.map { Area(folder: $0, patterns: nil) }
  }

  private static func walk(
    _ area: Area, _ excluded: [AbsolutePath], _ workingFolder: AbsolutePath, _ overlay: SourceOverlay,
    _ diagnostics: inout [Diagnostic], _ otherProjects: inout [AbsolutePath]
  ) -> PathList {
    let walk = FolderWalk(
      root: area.folder, patterns: area.patterns, excluding: excluded.map { $0.relative(to: area.folder) },
      in: overlay.snapshot)
    for folder in walk.unreadable {
      let path = AbsolutePath(folder.folder, in: area.folder).relative(to: workingFolder)
      diagnostics.append(.unreadable("folder", at: path, reason: folder.reason))
    }
    otherProjects += walk.projects.map { AbsolutePath($0, in: area.folder) }
    return walk.files
  }

  /// The files that belong to the project in another role, wherever they lie.
  private static func notManifests(_ project: Project, _ part: Selection.Part) -> [AbsolutePath] {
    var paths = [AbsolutePath("jobc.yaml", in: part.location.root)]
    if let file = part.location.file { paths.append(file) }
    for environment in project.environments {
      guard let catalog = environment.catalog else { continue }
      paths.append(AbsolutePath(catalog.tree.string(of: catalog.id), in: part.location.root))
    }
    return paths
  }

  /// The files that were named and are manifests by the default patterns, which hold where there is no `jobc.yaml`; all
  /// that the patterns of one match have been found already.
  private static func matched(_ part: Selection.Part, _ workingFolder: AbsolutePath) -> [AbsolutePath] {
    guard part.location.file == nil else { return [] }
    return part.files.filter { file in
      let path = file.relative(to: workingFolder)
      return (path.hasSuffix(".yaml") || path.hasSuffix(".yml"))
        && !path.utf8.split(separator: UInt8(ascii: "/")).contains { name in
          name.first == UInt8(ascii: ".") && !name.elementsEqual("..".utf8)
        }
    }
  }

  private static func matches(_ patterns: [GlobPattern], _ path: String) -> Bool {
    !patterns.isEmpty && patterns.contains { $0.matches(path) }
  }

  private let policies: [GlobPattern]

  /// The files of the project's policies.
  let policyPaths: [AbsolutePath]

  /// The number of files.
  var count: Int { walked.count + extra.count }

  /// The file at an index; files that were named and that no pattern matches come last.
  func input(at index: Int) -> Input? {
    guard index < walked.count else { return extra[index - walked.count] }
    let relative = walked[index]
    let location = locationPrefix + relative
    if !isLookedAt(location) { return nil }
    if !policies.isEmpty, Self.matches(policies, AbsolutePath(absolute: location).relative(to: part.location.root)) {
      return nil
    }
    return Input(
      location: location,
      displayPath: workingFolder.map { AbsolutePath(absolute: location).relative(to: $0) } ?? displayPrefix + relative,
      isSelected: isWhollySelected || part.contains(AbsolutePath(absolute: location)), source: nil)
  }

  private let only: Set<AbsolutePath>?
  private let excludedFolders: [AbsolutePath]

  /// Whether a file that was found is looked at.
  private func isLookedAt(_ location: String) -> Bool {
    if only == nil, excludedFolders.isEmpty { return true }
    let path = AbsolutePath(absolute: location)
    return (only?.contains(path) ?? true) && !excludedFolders.contains { path.isWithin($0) }
  }

  /// Whether the pattern of a policy matches a path, whether a file is there or not.
  func isPolicy(_ path: AbsolutePath) -> Bool {
    !policies.isEmpty && path.isWithin(part.location.root)
      && Self.matches(policies, path.relative(to: part.location.root))
  }

  /// The files that the patterns of policies match. A pattern without a file is a finding: nobody would notice that a
  /// policy is not applied.
  private static func policies(
    project: Project, _ overlay: SourceOverlay, diagnostics: inout [Diagnostic]
  ) -> [AbsolutePath] {
    var paths: [AbsolutePath] = []
    for text in project.policyPatterns {
      guard let pattern = try? GlobPattern(text) else { continue }
      let walk = FolderWalk(root: project.root, patterns: [pattern], in: overlay.snapshot)
      if walk.files.isEmpty, let span = project.span(ofPattern: text) {
        diagnostics.append(
          Diagnostic(
            rule: "project-file", message: "the policy pattern \"\(text)\" matches no file", at: span,
            help: "patterns are relative to the folder of jobc.yaml"))
      }
      for file in walk.files {
        let path = AbsolutePath(file, in: project.root)
        if !paths.contains(path) { paths.append(path) }
      }
    }
    return paths
  }

  private static func patterns(
    _ texts: [String], project: Project, diagnostics: inout [Diagnostic]
  ) -> [GlobPattern] {
    var patterns: [GlobPattern] = []
    for text in texts {
      do throws(GlobPattern.Malformed) {
        patterns.append(try GlobPattern(text))
      } catch {
        guard let source = project.source else { continue }
        diagnostics.append(
          Diagnostic(
            rule: "project-file", message: "\"\(text)\" is no pattern: \(error.reason)",
            at: project.span(ofPattern: text) ?? SourceSpan(source: source, range: ByteRange(emptyAt: 0))))
      }
    }
    return patterns
  }
}
