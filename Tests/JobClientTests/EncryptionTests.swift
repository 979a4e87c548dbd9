import Foundation
import JobAPI
import JobClient
import Loopback
import Planner
import Testing

/// Certificates and proxies, which loopback without TLS does without.
struct EncryptionTests {
  /// `openssl s_server` with a certificate of its own making for 127.0.0.1; it answers with what lies in its folder.
  private final class TLSServer {
    static let openssl = ["/usr/bin/openssl", "/opt/homebrew/bin/openssl"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }

    let folder = FileManager.default.temporaryDirectory.appending(path: "jobc-tls-\(UUID().uuidString)")
    private let process = Process()
    let port: Int
    var certificate: String { folder.appending(path: "cert.pem").path }

    init(name: String) throws {
      let answers = folder.appending(path: "v1/p/training-jobs/10/versions")
      try FileManager.default.createDirectory(at: answers, withIntermediateDirectories: true)
      let body = #"{"job_id": 10, "job_name": "a", "version_id": 12, "status": 10}"#
      try Data("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
        .write(to: answers.appending(path: "12"))
      let make = Process()
      make.executableURL = URL(filePath: Self.openssl ?? "")
      make.currentDirectoryURL = folder
      make.arguments =
        ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "key.pem"]
        + ["-out", "cert.pem", "-days", "2", "-subj", "/CN=jobc", "-addext", "subjectAltName=\(name)"]
      make.standardError = FileHandle.nullDevice
      try make.run()
      make.waitUntilExit()
      let output = Pipe()
      process.executableURL = make.executableURL
      process.currentDirectoryURL = folder
      process.arguments = ["s_server", "-accept", "127.0.0.1:0", "-cert", "cert.pem", "-key", "key.pem", "-HTTP"]
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      process.standardInput = FileHandle.nullDevice
      try process.run()
      // It says where it listens: `ACCEPT 127.0.0.1:40917`.
      var text = ""
      while !text.contains("ACCEPT 127.0.0.1:") || text.last != "\n" {
        let data = output.fileHandleForReading.availableData
        guard !data.isEmpty else { break }
        text += String(decoding: data, as: UTF8.self)
      }
      guard let port = text.split(whereSeparator: { $0 == ":" || $0 == "\n" }).last.flatMap({ Int($0) }) else {
        kill(process.processIdentifier, SIGKILL)
        throw POSIXError(.ECHILD)
      }
      self.port = port
    }

    func stop() {
      // Nothing milder: a child of a worker thread inherits that signals are blocked.
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      try? FileManager.default.removeItem(at: folder)
    }
  }

  private func read(_ server: TLSServer, authorities: [UInt8]) throws -> ServiceFailure? {
    var configuration = ClientConfiguration(
      endpoint: try Endpoint("https://127.0.0.1:\(server.port)"), credentials: .none, projectID: "p")
    configuration.authorities = authorities
    configuration.time = FakeClock().source
    let service = try HTTPJobService(configuration)
    return failure { () throws(ServiceFailure) in try service.version(12, ofJob: 10) }
  }

  @Test(.enabled(if: TLSServer.openssl != nil, "no openssl here"))
  func certificatesAreVerified() throws {
    let server = try TLSServer(name: "IP:127.0.0.1")
    defer { server.stop() }
    guard case .unavailable(let reason, 1, nil) = try read(server, authorities: []) else {
      Issue.record("nobody vouches for the certificate")
      return
    }
    #expect(reason.hasPrefix("the certificate of 127.0.0.1:\(server.port) does not hold: "))
    // Who is trusted by file is trusted.
    #expect(try read(server, authorities: ClientConfiguration.authorities(inFile: server.certificate)) == nil)
  }

  @Test(.enabled(if: TLSServer.openssl != nil, "no openssl here"))
  func certificatesAreForTheirHost() throws {
    let server = try TLSServer(name: "DNS:other.example")
    defer { server.stop() }
    let authorities = try ClientConfiguration.authorities(inFile: server.certificate)
    guard case .unavailable(let reason, 1, nil) = try read(server, authorities: authorities) else {
      Issue.record("the certificate is another's")
      return
    }
    #expect(reason.contains("does not hold"))
  }

  /// In a process of its own, because it changes the environment.
  @Test func proxiesOfTheEnvironmentAreUsedButForLoopback() async {
    await #expect(processExitsWith: .success) {
      let proxy = try ScriptedServer(replies: .answer(407, body: "", keepsAlive: false))
      let service = try ScriptedServer(replies: ReadRetryTests.version)
      unsafe setenv("https_proxy", proxy.url, 1)
      unsafe setenv("http_proxy", proxy.url, 1)
      var configuration = ClientConfiguration(
        endpoint: try Endpoint("https://modelarts.example.invalid"), credentials: .none, projectID: "p")
      configuration.time = FakeClock().source
      let remote = try HTTPJobService(configuration)
      guard
        case .unavailable(let reason, _, _) = failure({ () throws(ServiceFailure) in try remote.createJob([]) })
      else { fatalError("a tunnel that was refused lets nothing through") }
      precondition(reason.contains("407"), reason)
      precondition(proxy.requests.first?.method == "CONNECT")
      precondition(proxy.requests.first?.target == "modelarts.example.invalid:443")
      let seen = proxy.requests.count
      // Not where NO_PROXY names the host.
      unsafe setenv("no_proxy", "example.invalid", 1)
      guard case .unavailable = failure({ () throws(ServiceFailure) in try remote.createJob([]) }) else {
        fatalError("there is no such host")
      }
      precondition(proxy.requests.count == seen)
      // Nor for this machine.
      let local = try TestClient(service)
      precondition(failure { () throws(ServiceFailure) in try local.service.version(12, ofJob: 10) } == nil)
      precondition(proxy.requests.count == seen && service.requests.count == 1)
      proxy.stop()
      service.stop()
    }
  }
}
