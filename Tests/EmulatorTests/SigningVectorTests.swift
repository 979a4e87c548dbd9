import Conformance
import DocumentModel
import Testing

@testable import Emulator

/// The requests that the vendor's own signer signs pass; altered ones do not.
@Suite("Signing vectors") struct SigningVectorTests {
  struct Vector: Sendable, CustomTestStringConvertible {
    let content: JSONValue
    var testDescription: String { content["name"]?.string ?? "" }

    private func input(_ name: String) -> String { content["input"]?[name]?.string ?? "" }
    func expected(_ name: String) -> String { content["expected"]?[name]?.string ?? "" }

    var key: EmulatorCredentials.AccessKey {
      .init(
        access: input("ak"), secret: input("sk"),
        securityToken: content["input"]?["headers"]?["X-Security-Token"]?.string)
    }

    /// The request as it arrives.
    var request: HTTPRequest {
      var request = HTTPRequest(method: input("method"), target: expected("request_target_sent"))
      request.headers = (content["input"]?["headers"]?.members ?? []).map { ($0.name, $0.value.string ?? "") }
      request.headers.append(("Host", input("host")))
      request.headers.append(("Authorization", expected("authorization")))
      if expected("signed_headers").split(separator: ";").contains("x-sdk-content-sha256"),
        request.header("x-sdk-content-sha256") == nil
      {
        request.headers.append(("X-Sdk-Content-Sha256", "UNSIGNED-PAYLOAD"))
      }
      request.body = PercentCoding.decode(Self.percent(input("body_utf8_hex")))
      return request
    }

    private static func percent(_ hexadecimal: String) -> [UInt8] {
      Array(hexadecimal.utf8).enumerated().flatMap { $0 % 2 == 0 ? [UInt8(ascii: "%"), $1] : [$1] }
    }

    var now: Int { Timestamp.milliseconds(compact: input("date")) ?? 0 }
  }

  static let vectors: [Vector] =
    (try? JSONValue(json: ServiceFacts.bytes("signing-vectors.json"))["vectors"]?.items.map(Vector.init)) ?? []

  @Test(.enabled(if: ServiceFacts.folder != nil, "\(ServiceFacts.absence)"))
  func allAreRead() { #expect(Self.vectors.count == 27) }

  @Test(arguments: vectors) func passes(_ vector: Vector) throws {
    let (request, target) = (vector.request, RequestTarget(vector.request.target))
    let header = try #require(SignatureHeader(request.header("authorization") ?? ""))
    #expect(header.signedHeaders.joined(separator: ";") == vector.expected("signed_headers"))
    let canonical = try #require(CanonicalRequest(request, target, signedHeaders: header.signedHeaders))
    #expect(canonical.text == vector.expected("canonical_request"))
    let verification = SignatureVerification(request: request, target: target, now: vector.now)
    try verification.verify(header, key: vector.key)
  }

  @Test(arguments: vectors) func failsWithAnotherSecret(_ vector: Vector) throws {
    let request = vector.request
    let header = try #require(SignatureHeader(request.header("authorization") ?? ""))
    var key = vector.key
    key.secret += "x"
    let verification = SignatureVerification(
      request: request, target: RequestTarget(request.target), now: vector.now)
    let failure = try #require(throws: ServiceFailure.self) { try verification.verify(header, key: key) }
    let echoed = vector.expected("canonical_request").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      failure.message
        == "Incorrect IAM authentication information: verify aksk signature fail,canonicalRequest:"
        + echoed.joined(separator: "|"))
    #expect((failure.status, failure.code) == (401, "APIGW.0301"))
  }

  /// The body is signed unless its hash was given.
  @Test(arguments: vectors) func failsWithAnotherBody(_ vector: Vector) throws {
    var request = vector.request
    guard !request.body.isEmpty, request.header("x-sdk-content-sha256") == nil else { return }
    request.body.append(0x20)
    let header = try #require(SignatureHeader(request.header("authorization") ?? ""))
    let verification = SignatureVerification(
      request: request, target: RequestTarget(request.target), now: vector.now)
    #expect(throws: ServiceFailure.self) { try verification.verify(header, key: vector.key) }
  }
}
