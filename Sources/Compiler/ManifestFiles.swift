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

  private(set) var diagnostics: [Diagnostic] = []
  private let part: Selection.Part
  private let walked: PathList
  private let extra: [Input]
  /// What stands before a walked path: made once, because paths are many.
  private let locationPrefix: String
  private let displayPrefix: String
  private let isWhollySelected: Bool

  /// Finds them.
  ///
  /// - Parameters:
  ///   - variableFiles: paths that are no manifests, wherever they lie.
  init(
    project: Project, part: Selection.Part, variableFiles: [AbsolutePath], standardInput: SourceFile?,
    workingFolder: AbsolutePath
  ) {
    self.part = part
    let root = part.location.root
    let shownRoot = root.relative(to: workingFolder)
    locationPrefix = root.string.utf8.count == 1 ? "/" : root.string + "/"
    displayPrefix = shownRoot.utf8.elementsEqual(".".utf8) ? "" : shownRoot + "/"
    isWhollySelected = part.contains(root)
    var notManifests = variableFiles
    if let file = part.location.file { notManifests.append(file) }
    notManifests.append(AbsolutePath("jobc.yaml", in: root))
    for environment in project.environments {
      guard let catalog = environment.catalog else { continue }
      notManifests.append(AbsolutePath(catalog.tree.string(of: catalog.id), in: root))
    }
    var malformed: [Diagnostic] = []
    let policies = Self.patterns(project.policyPatterns, project: project, diagnostics: &malformed)
    self.policies = policies
    var patterns: [GlobPattern]?
    if let texts = project.manifestPatterns {
      patterns = Self.patterns(texts, project: project, diagnostics: &malformed)
    }
    policyPaths = Self.policies(project: project, diagnostics: &malformed)
    diagnostics = malformed
    let input = part.takesStandardInput ? standardInput : nil
    let replaced = input.map { AbsolutePath($0.path, in: workingFolder) }
    let walk = FolderWalk(
      root: root, patterns: patterns,
      excluding: (notManifests + (replaced.map { [$0] } ?? [])).map { $0.relative(to: root) })
    let found = walk.files
    let known = part.files.isEmpty ? [] : Set(found.map { AbsolutePath($0, in: root) })
    var extra: [Input] = []
    for file in part.files where file != replaced && !known.contains(file) && !notManifests.contains(file) {
      let relative = file.relative(to: root)
      if !policies.contains(where: { $0.matches(relative) }),
        !extra.contains(where: { $0.location.utf8.elementsEqual(file.string.utf8) })
      {
        extra.append(
          Input(
            location: file.string, displayPath: file.relative(to: workingFolder), isSelected: true, source: nil))
      }
    }
    if let replaced, let input {
      extra.append(Input(location: replaced.string, displayPath: input.path, isSelected: true, source: input))
    }
    walked = found
    self.extra = extra.sorted { $0.location.utf8.lexicographicallyPrecedes($1.location.utf8) }
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
    if !policies.isEmpty, policies.contains(where: { $0.matches(relative) }) { return nil }
    let location = locationPrefix + relative
    return Input(
      location: location, displayPath: displayPrefix + relative,
      isSelected: isWhollySelected || part.contains(AbsolutePath(absolute: location)), source: nil)
  }

  /// The files that the patterns of policies match. A pattern without a file is a finding: nobody would notice that a
  /// policy is not applied.
  private static func policies(project: Project, diagnostics: inout [Diagnostic]) -> [AbsolutePath] {
    var paths: [AbsolutePath] = []
    for text in project.policyPatterns {
      guard let pattern = try? GlobPattern(text) else { continue }
      let walk = FolderWalk(root: project.root, patterns: [pattern])
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
