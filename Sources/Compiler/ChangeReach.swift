import Manifest

/// How far the changes of a run reach into one project.
struct ChangeReach: Sendable {
  /// What has changed; nil where everything is taken to have.
  let changes: ChangedFiles?
  let overlay: SourceOverlay
  /// The file that all jobs depend on and that has changed, as people know it; nil where none has.
  let cause: String?

  /// - Parameters:
  ///   - files: the files besides the manifests that every job depends on: `jobc.yaml`, policies, catalogues, variable
  ///     files.
  ///   - isShared: whether a file that is gone was one of them.
  init(
    _ changes: ChangedFiles?, files: [AbsolutePath], isShared: (AbsolutePath) -> Bool, overlay: SourceOverlay,
    workingFolder: AbsolutePath
  ) {
    self.overlay = overlay
    guard let changes else {
      (self.changes, cause) = (nil, nil)
      return
    }
    let changed = files.first(where: changes.contains) ?? changes.paths.filter(isShared).min { $0.precedes($1) }
    cause = changed.map { $0.relative(to: workingFolder) }
    self.changes = cause == nil ? changes : nil
  }

  /// Everything counts.
  static func everything(_ overlay: SourceOverlay) -> ChangeReach {
    ChangeReach(
      nil, files: [], isShared: { _ in false }, overlay: overlay, workingFolder: AbsolutePath(absolute: "/"))
  }

  /// Whether a manifest may have another outcome than before.
  ///
  /// - Parameters:
  ///   - included: what its includes bring.
  ///   - missing: where its includes lead that lead to no file.
  func reaches(
    _ path: AbsolutePath, included: IncludedScope? = nil, missing: [AbsolutePath] = []
  ) -> Bool {
    guard let changes else { return true }
    // What is missing now is no new file; it may have gone.
    if contains(path) || missing.contains(where: changes.paths.contains) { return true }
    return included?.locations.contains(where: changes.contains) ?? false
  }

  /// Whether a file itself has changed.
  func contains(_ path: AbsolutePath) -> Bool {
    guard let changes else { return true }
    if changes.contains(path) { return true }
    guard changes.followsLinks, let real = overlay.real(path) else { return false }
    return changes.contains(real)
  }
}

extension AbsolutePath {
  fileprivate func precedes(_ other: AbsolutePath) -> Bool {
    string.utf8.lexicographicallyPrecedes(other.string.utf8)
  }
}
