import Conformance
import DocumentModel
import Foundation
import JobAPI
import Randomness
import Testing

/// Our signatures against those of the vendor's Python SDK, for random requests.
struct SignerPeerTests {
  private static let count = 500

  /// Whether the SDK is among the peers that are installed.
  static let isPresent: Bool = {
    guard Peers.folder != nil else { return false }
    return (try? Peers.run("python3", ["-c", "import huaweicloudsdkcore.signer.signer"]).status) == 0
  }()

  /// Signs a request a line, and prints what it adds and what it would send.
  private static let program = """
    import json, sys
    from huaweicloudsdkcore.auth.credentials import BasicCredentials
    from huaweicloudsdkcore.sdk_request import SdkRequest
    from huaweicloudsdkcore.signer.signer import Signer
    for line in sys.stdin.buffer:
        r = json.loads(line)
        request = SdkRequest(method=r["method"], schema="https", host=r["host"], resource_path=r["path"],
            query_params=[(name, value) for name, value in r["query"]], header_params=dict(r["headers"]),
            body=r["body"])
        signed = Signer(BasicCredentials(r["ak"], r["sk"], "p")).sign(request)
        print(json.dumps([signed.header_params["Authorization"], signed.uri]))
    """

  @Test(.enabled(if: isPresent, "no SDK of the vendor here: .ci/setup --peers installs it"))
  func signsAsTheVendorsSDK() throws {
    var random = RandomRequests(seed: 20_240_229)
    let requests = (0..<Self.count).map { _ in random.next() }
    let lines = requests.map { String(decoding: $0.json.json, as: UTF8.self) + "\n" }.joined()
    let (status, output) = try Peers.run("python3", ["-c", Self.program], input: Data(lines.utf8))
    try #require(status == 0)
    let answers = String(decoding: output, as: UTF8.self).split(separator: "\n")
    try #require(answers.count == Self.count)
    for (request, line) in zip(requests, answers) {
      let answer = try JSONValue(json: Array(line.utf8))
      let signed = RequestSigner(key: request.key).sign(request.request, at: Timestamp(seconds: 0))
      #expect(signed.headers["Authorization"] == answer.items.first?.string, "\(request.request)")
      #expect(signed.target == answer.items.last?.string)
    }
  }
}

/// Requests of every shape that the signer must take.
private struct RandomRequests {
  struct Entry {
    let key: SigningKey
    let request: ServiceRequest

    var json: JSONValue {
      [
        "ak": .string(key.accessKey), "sk": .string(key.secretKey), "method": .string(request.method.rawValue),
        "host": .string(request.host), "path": .string(request.path),
        "query": .array(request.query.map { [.string($0.name), .string($0.value)] }),
        "headers": .array(request.headers.fields.map { [.string($0.name), .string($0.value)] }),
        "body": .string(String(decoding: request.body, as: UTF8.self)),
      ]
    }
  }

  private static let alphabet: [String] =
    ["a", "B", "9", "-", "_", ".", "~", " ", "%", "%2F", "%C3%A9", "+", "&", "=", ":", "@", "!", "'", "(", ")", "*"]
    + [",", ";", "\"", "{", "|", "é", "e\u{301}", "中", "🚀", "\u{7F}"]
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func next() -> Entry {
    let method = [ServiceRequest.Method.get, .post, .put, .delete].randomElement(using: &generator) ?? .get
    var headers: HeaderFields = ["X-Sdk-Date": "20240229T120000Z"]
    if Bool.random(using: &generator) { headers["X-Project-Id"] = "p\(Int.random(in: 0...99, using: &generator))" }
    let types = ["application/json", "application/json;charset=UTF-8", "application/bson", "text/plain"]
    if let type = types.randomElement(using: &generator), Bool.random(using: &generator) {
      headers["Content-Type"] = type
    }
    if Bool.random(using: &generator) { headers["X-Security-Token"] = "  t o k e n " }
    if Bool.random(using: &generator) { headers["under_score"] = "u" }
    let query = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
      // Names meet often, so that values decide the order.
      ServiceRequest.QueryItem(text(1...2), text(0...6))
    }
    let segments = (0..<Int.random(in: 0...5, using: &generator)).map { _ in text(0...8) }
    return Entry(
      key: SigningKey(accessKey: "AK\(text(0...4))", secretKey: text(1...90)),
      request: ServiceRequest(
        method, host: Bool.random(using: &generator) ? "h.example" : "127.0.0.1:8080",
        path: "/" + segments.joined(separator: "/"), query: query, headers: headers,
        body: Bool.random(using: &generator) ? [] : Array(text(0...60).utf8)))
  }

  private mutating func text(_ count: ClosedRange<Int>) -> String {
    (0..<Int.random(in: count, using: &generator)).map { _ in Self.alphabet.randomElement(using: &generator) ?? "a" }
      .joined()
  }
}
