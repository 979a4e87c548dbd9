import Commands
import Manifest

/// `.jobc`, the folder beside `jobc.yaml` in which the embedded emulator keeps what it is told; git does not see it.
struct StateFolder {
  let path: AbsolutePath

  init(of root: AbsolutePath) { path = AbsolutePath(".jobc", in: root) }

  /// The emulator's database.
  var emulatorState: String { AbsolutePath("emulator.sqlite", in: path).string }

  /// Makes the folder where it is missing.
  ///
  /// - Throws: `cannotWrite`.
  func make() throws(CommandFailure) {
    try AtomicFile.makeFolder(path.string)
    _ = try AtomicFile(AbsolutePath(".gitignore", in: path).string).update(Array("*\n".utf8))
  }
}
