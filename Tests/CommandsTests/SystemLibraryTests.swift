import Commands
import Executables
import Foundation
import Testing

/// A companion that does not find its libraries, as on a machine where only the archive was unpacked.
@Suite(.timeLimit(.minutes(10)))
struct SystemLibraryTests {
  /// Asks the system's loader, for the companion as it is and for one that loads what there is not.
  #if os(Linux)
    @Test func theLoaderIsAsked() throws {
      let service = Executables.folder.appendingPathComponent("jobc-service")
      #expect(SystemLibraries.missing(for: service.path, unlessIn: []) == [])
      let jobc = try Jobc()
      let other = jobc.folder.appendingPathComponent("jobc-service")
      var bytes = try Data(contentsOf: service)
      let name = Data("libyaml-0.so.2\0".utf8)
      while let place = bytes.range(of: name) { bytes.replaceSubrange(place, with: Data("libyaml-9.so.2\0".utf8)) }
      try bytes.write(to: other)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: other.path)
      #expect(SystemLibraries.missing(for: other.path, unlessIn: []) == ["libyaml-9.so.2"])
    }

    /// Where the usual folders have all of them, no time is lost.
    @Test func usuallyTheLoaderIsNot() throws {
      let names = ["libcurl.so.4", "libmd.so.0", "libmicrohttpd.so.12", "libsqlite3.so.0", "libyaml-0.so.2"]
      let jobc = try Jobc(files: Dictionary(uniqueKeysWithValues: names.map { ($0, "") }))
      let loaded = "#!/bin/sh\necho asked > \(jobc.folder.path)/asked\n"
      try jobc.write("service", loaded)
      let service = jobc.folder.appendingPathComponent("service").path
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: service)
      #expect(SystemLibraries.missing(for: service, unlessIn: ["/nowhere", jobc.folder.path]) == [])
      #expect(try jobc.files() == (names + ["service"]).sorted())
    }
  #endif

  /// The message names the libraries, the help their packages.
  @Test(arguments: [
    (
      ["libmicrohttpd.so.12", "libmd.so.0"],
      "\"plan\" is carried out by jobc-service, which does not find libraries of the system: libmicrohttpd.so.12, libmd.so.0",
      "on Debian and Ubuntu: apt-get install libmicrohttpd12 libmd0"
    ),
    (["x.so"], "\"plan\" is carried out by jobc-service, which does not find a library of the system: x.so", nil),
  ])
  func words(libraries: [String], message: String, help: String?) {
    let failure = SystemLibraries.failure(lacking: libraries, of: "plan")
    #expect(failure.status == .unavailable && failure.message == message && failure.help == help)
  }
}
