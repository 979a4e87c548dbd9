/// Where a project lies: the folder that includes must not leave, and its `jobc.yaml` where there is one.
package struct ProjectLocation: Sendable, Hashable {
  /// The folder of `jobc.yaml`, else the root of the git work tree, else the folder that was asked about.
  package let root: AbsolutePath
  /// The `jobc.yaml`, nil where the project has none.
  package let file: AbsolutePath?

  package init(root: AbsolutePath, file: AbsolutePath?) {
    self.root = root
    self.file = file
  }

  /// The project whose file is `file`, whatever its name.
  package init(file: AbsolutePath) {
    self.init(root: file.parent, file: file)
  }

  /// The project that `path`, a file or a folder, belongs to: the nearest `jobc.yaml` at or above it decides.
  package static func find(above path: AbsolutePath) -> ProjectLocation {
    find(aboveFolder: FileKind(at: path.string) == .folder ? path : path.parent)
  }

  /// The same for a path that is known to be a folder.
  ///
  /// - Parameter overlay: what files there are.
  package static func find(
    aboveFolder start: AbsolutePath, in overlay: SourceOverlay = SourceOverlay()
  ) -> ProjectLocation {
    var folder = start
    var workTree: AbsolutePath?
    while true {
      let file = AbsolutePath("jobc.yaml", in: folder)
      switch overlay.kind(at: file) {
      case .file: return ProjectLocation(root: folder, file: file)
      // A link whose target is gone is said to be that, not taken for no project.
      case .missing where overlay.isLink(file): return ProjectLocation(root: folder, file: file)
      default: break
      }
      if workTree == nil, overlay.isWorkTree(folder) { workTree = folder }
      let parent = folder.parent
      if parent == folder { return ProjectLocation(root: workTree ?? start, file: nil) }
      folder = parent
    }
  }
}

/// Finds the projects of many paths and looks once at each run of paths in one folder.
package struct ProjectSearch {
  private var last: (folder: AbsolutePath, location: ProjectLocation)?
  private let overlay: SourceOverlay

  /// - Parameter overlay: what files there are.
  package init(in overlay: SourceOverlay = SourceOverlay()) { self.overlay = overlay }

  /// The project of a file that lies directly in `folder`, or of the folder itself.
  package mutating func location(aboveFolder folder: AbsolutePath) -> ProjectLocation {
    if let last, last.folder == folder { return last.location }
    let location = ProjectLocation.find(aboveFolder: folder, in: overlay)
    last = (folder, location)
    return location
  }
}
