import Manifest

/// `init`: a project that compiles.
struct Initialise: Verb {
  /// As typed.
  let folder: String

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    let root = AbsolutePath(folder, in: session.workingFolder)
    let files = ProjectTemplate.files.map { (path: AbsolutePath($0.path, in: root), text: $0.text) }
    for folder in files.map(\.path.parent) {
      switch FileKind(at: folder.string) {
      case .folder, .missing: break
      case .file, .other: throw .cannotWrite(folder.relative(to: session.workingFolder), "it is not a folder")
      }
    }
    for file in files {
      if case .missing = FileKind(at: file.path.string) { continue }
      throw CommandFailure(
        .cannotWrite, "\"\(file.path.relative(to: session.workingFolder))\" exists and is left as it is",
        help: "run \"jobc init\" in an empty folder")
    }
    for file in files {
      try AtomicFile.makeFolder(file.path.parent.string)
      try AtomicFile(file.path.string).write(Array(file.text.utf8))
      session.output.write("wrote \(file.path.relative(to: session.workingFolder))\n")
    }
    let place = root.relative(to: session.workingFolder)
    let go = root == session.workingFolder ? "" : "  cd \(place)\n"
    session.errors.write(
      "\nnext:\n\(go)  jobc check                 find what is wrong\n"
        + "  jobc compile --env prod    print the request of each job\n"
        + "  jobc plan                  say what apply would do, to an emulator on this machine\n")
    return .success
  }
}
