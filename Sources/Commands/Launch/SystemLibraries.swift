import Manifest
import Revisions

/// The system's libraries that the companion loads. Where one is missing, the loader would say so in words of its own, and
/// end with a status of its own.
package enum SystemLibraries {
  /// Each by the name that it is loaded by, with the package of Debian that has it.
  private static let packages = [
    "libcurl.so.4": "libcurl4", "libmd.so.0": "libmd0", "libmicrohttpd.so.12": "libmicrohttpd12",
    "libsqlite3.so.0": "libsqlite3-0", "libyaml-0.so.2": "libyaml-0-2",
  ]

  /// Where distributions keep them.
  package static let usualFolders: [String] = {
    #if arch(arm64)
      let folders = ["/usr/lib/aarch64-linux-gnu", "/lib/aarch64-linux-gnu"]
    #else
      let folders = ["/usr/lib/x86_64-linux-gnu", "/lib/x86_64-linux-gnu"]
    #endif
    return folders + ["/usr/lib64", "/lib64", "/usr/lib", "/lib", "/usr/local/lib"]
  }()

  /// The libraries that the system does not find for an executable, in the order of the loader.
  ///
  /// - Parameters:
  ///   - executable: a path, or a name to be looked up in `PATH`.
  ///   - folders: where nothing is missing if all libraries are there: to ask the loader takes milliseconds.
  package static func missing(for executable: String, unlessIn folders: [String] = usualFolders) -> [String] {
    #if os(Linux)
      let isUsual = packages.keys.allSatisfy { name in
        folders.contains { FileKind(at: "\($0)/\(name)") == .file }
      }
      return isUsual ? [] : lacking(executable)
    #else
      return []
    #endif
  }

  /// What `ldd` says: the loader lists what it finds, and does not start the program.
  private static func lacking(_ executable: String) -> [String] {
    let environment = ProcessEnvironment().entries + ["LD_TRACE_LOADED_OBJECTS=1"]
    do throws(ChildProcess.Failure) {
      var loader = try ChildProcess(executable, [], environment: environment, keepsErrors: false)
      let lines = String(decoding: loader.finish().output, as: UTF8.self).split(separator: "\n")
      return lines.compactMap { line in
        guard let arrow = line.firstRange(of: " => not found") else { return nil }
        return String(line[..<arrow.lowerBound].drop { $0 == "\t" || $0 == " " })
      }
    } catch {
      return []
    }
  }

  /// That libraries are missing, which keeps `verb` from being carried out.
  package static func failure(lacking libraries: [String], of verb: String) -> CommandFailure {
    let known = libraries.compactMap { packages[$0] }
    return CommandFailure(
      .unavailable,
      "\"\(verb)\" is carried out by \(Companion.name), which does not find "
        + (libraries.count == 1 ? "a library" : "libraries") + " of the system: \(libraries.joined(separator: ", "))",
      help: known.isEmpty ? nil : "on Debian and Ubuntu: apt-get install \(known.joined(separator: " "))")
  }
}
