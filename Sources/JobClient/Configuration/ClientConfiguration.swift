import JobAPI
import SourceText

/// All that a client is made of.
package struct ClientConfiguration: Sendable {
  package var endpoint: Endpoint
  package var credentials: Credentials
  /// Nil to look it up: it is the one of the token, or the one that is named as the region.
  package var projectID: String?
  package var region: String?
  /// Where the project is looked up by an access key or a ready token; nil for the `iam` beside the endpoint.
  package var identityEndpoint: Endpoint?
  /// PEM certificates that are trusted as well as the system's (`--ca-file`).
  package var authorities: [UInt8] = []
  package var timeouts = Timeouts()
  package var retries = RetryPolicy()
  package var time: TimeSource = .system
  package var userAgent = "jobc"
  /// Whether the user asked to stop: no request begins after that, and one in flight is finished.
  package var isInterrupted: @Sendable () -> Bool = { false }
  /// Told of what happens, from the thread that it happens on.
  package var observe: @Sendable (ClientEvent) -> Void = { _ in }

  package init(endpoint: Endpoint, credentials: Credentials, projectID: String? = nil, region: String? = nil) {
    self.endpoint = endpoint
    self.credentials = credentials
    self.projectID = projectID
    self.region = region
  }

  /// The bounds of one attempt.
  package struct Timeouts: Sendable {
    /// To a connection, TLS and a proxy's tunnel included.
    package var connection: Duration = .seconds(15)
    /// Without a byte, of the request or of the answer, the first one included; whole seconds.
    package var idle: Duration = .seconds(60)
    package var total: Duration = .seconds(180)
    /// The most bytes of an answer.
    package var answerLimit = SourceFile.maximumCount

    package init() {}
  }

  /// Reads the certificates of a file for `authorities`.
  package static func authorities(inFile path: String) throws(ClientConfigurationError) -> [UInt8] {
    let source: SourceFile
    do {
      source = try SourceFile.read(path, displayPath: path).source
    } catch {
      throw .unreadableAuthorities(file: path, reason: error.phrase)
    }
    let bytes = Array(source.bytes.dropLast())
    let mark = Array("-----BEGIN CERTIFICATE-----".utf8)
    let isFound = bytes.indices.contains { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
    guard isFound else { throw .noCertificates(file: path) }
    return bytes
  }
}
