import CBuildFacts

/// The version of `jobc`, as `--version` prints it.
package enum Version {
  package static let current = "0.1.0"

  /// The page of `--version`: `jobc 0.1.0` on the first line, for scripts; then a fact of the build a line.
  static var page: String {
    let commit = unsafe String(cString: cbuildfacts_commit())
    return """
      \(JobcCommand.name) \(current)
      commit: \(commit.isEmpty ? "unknown" : commit)
      swift: \(swift)
      libyaml: \(unsafe String(cString: cbuildfacts_libyaml()))
      target: \(target)

      """
  }

  /// The version of the compiler, as far as it tells.
  private static var swift: String {
    #if compiler(>=6.5)
      "6.5 or later"
    #elseif compiler(>=6.4)
      "6.4"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }

  /// What the executable runs on, as compilers write it: `x86_64-unknown-linux-gnu`.
  private static var target: String {
    #if arch(x86_64)
      let machine = "x86_64"
    #elseif arch(arm64)
      let machine = "aarch64"
    #else
      let machine = "unknown"
    #endif
    #if canImport(Darwin)
      return "\(machine == "aarch64" ? "arm64" : machine)-apple-macosx"
    #elseif canImport(Musl)
      return "\(machine)-unknown-linux-musl"
    #else
      return "\(machine)-unknown-linux-gnu"
    #endif
  }
}
