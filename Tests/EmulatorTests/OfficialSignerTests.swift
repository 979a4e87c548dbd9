import Conformance
import DocumentModel
import Foundation
import Testing

@testable import Emulator

/// Requests that the vendor's own Python SDK signs, over the wire, by the real clock.
@Suite("Official signer") struct OfficialSignerTests {
  static let isInstalled: Bool = {
    guard Peers.folder != nil else { return false }
    return (try? Peers.run("python3", ["-c", "import huaweicloudsdkcore.signer.signer"]).status) == 0
  }()

  /// Signs each line of standard input, `METHOD PATH QUERY BODY` as JSON, sends it and prints the status and the answer.
  private static let script = """
    import http.client, json, sys
    from huaweicloudsdkcore.auth.credentials import BasicCredentials
    from huaweicloudsdkcore.sdk_request import SdkRequest
    from huaweicloudsdkcore.signer.signer import Signer

    host, access, secret = sys.argv[1:4]
    signer = Signer(BasicCredentials(access, secret))
    for line in sys.stdin:
        method, path, query, body = json.loads(line)
        headers = {"Content-Type": "application/json", "X-Project-Id": "p"}
        body = json.dumps(body, ensure_ascii=False) if body is not None else ""
        request = SdkRequest(method=method, schema="http", host=host, resource_path=path,
            query_params=[tuple(pair) for pair in query], header_params=headers, body=body)
        request = signer.sign(request)
        connection = http.client.HTTPConnection(host, timeout=30)
        connection.request(method, request.uri, request.body or b"", request.header_params)
        answer = connection.getresponse()
        print(answer.status, answer.read().decode().replace("\\n", " "))
    """

  /// Sends requests signed with a secret; each answer's status and body.
  private func answers(_ requests: [JSONValue], secret: String) throws -> [(status: Int, body: JSONValue)] {
    var configuration = EmulatorConfiguration(projectID: "p")
    configuration.requiresAuthentication = true
    configuration.credentials.accessKeys = [.init(access: "EXAMPLEAK0000000001", secret: "right/secret+=")]
    let emulator = try EmulatorServer.start(configuration)
    defer { emulator.stop() }
    let input = requests.map { String(decoding: $0.json, as: UTF8.self) + "\n" }.joined()
    let (status, output) = try Peers.run(
      "python3", ["-c", Self.script, "127.0.0.1:\(emulator.port)", "EXAMPLEAK0000000001", secret],
      input: Data(input.utf8))
    #expect(status == 0)
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map { line in
      let sides = line.split(separator: " ", maxSplits: 1)
      return (Int(sides[0]) ?? 0, (try? JSONValue(json: Array(sides[1].utf8))) ?? .null)
    }
  }

  private static let requests: [JSONValue] = [
    ["POST", "/v1/p/training-jobs", [], described],
    [
      "GET", "/v1/p/training-jobs",
      [["search_content", "job"], ["order", ""], ["page", "1"], ["status", "1|4|7|8"]], .null,
    ],
    ["GET", "/v1/p/training-jobs", [["search_content", "a b+c/d&e=f~g*h(i)!'\"@:,;%中"]], .null],
    ["GET", "/v1/p/job/resource-specs", [["job_type", "train"], ["engine_id", "4"]], .null],
    ["GET", "/v1/p/training-job-configs/a%20b", [], .null],
    ["GET", "/v3/projects", [["name", "eu-de"]], .null],
  ]

  private static var described: JSONValue {
    var body = Harness.body("job")
    body["job_desc"] = "é 中 \"quoted\""
    return body
  }

  @Test(.enabled(if: isInstalled, "\(Peers.absence)")) func passes() throws {
    let answers = try answers(Self.requests, secret: "right/secret+=")
    #expect(answers.map(\.status) == [200, 200, 200, 200, 400, 200])
    #expect(answers.count == Self.requests.count)
    // The one that is refused was let in: it asks for what is not there.
    #expect(answers.dropFirst(4).first?.body["error_code"] == "ModelArts.0102")
    #expect(answers.dropFirst().first?.body["job_total_count"] == 1)
  }

  @Test(.enabled(if: isInstalled, "\(Peers.absence)")) func aWrongSecretIsRefused() throws {
    let answers = try answers(Array(Self.requests.prefix(4)), secret: "wrong")
    #expect(answers.map(\.status) == [401, 401, 401, 401])
    #expect(answers.allSatisfy { $0.body["error_code"] == "APIGW.0301" })
  }
}
