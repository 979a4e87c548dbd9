import Conformance
import DocumentModel
import Digests
import Foundation
import Testing

@testable import JobAPI

/// The signatures that the vendor's own signer makes.
struct SigningVectorTests {
  static let vectors: [Vector] = (try? Vector.read()) ?? []

  @Test(.enabled(if: ServiceFacts.folder != nil, "\(ServiceFacts.absence)"))
  func allVectorsAreRead() throws {
    #expect(try Vector.read().count == 27)
  }

  @Test(arguments: vectors)
  func signsAsTheVendorDoes(vector: Vector) {
    var request = vector.request
    let signer = RequestSigner(key: vector.key)
    let signed = signer.sign(request, at: vector.time)
    let date = signer.prepare(&request, at: vector.time)
    let canonical = CanonicalRequest(request)
    #expect(canonical.text == vector.expected("canonical_request"))
    #expect(canonical.signedHeaders == vector.expected("signed_headers"))
    #expect(
      SHA256.hexadecimalDigest(of: Array(canonical.text.utf8)) == vector.expected("canonical_request_sha256"))
    let text = RequestSigner.stringToSign(canonical, date: date)
    #expect(text == vector.expected("string_to_sign"))
    #expect(signer.signature(of: text) == vector.expected("signature"))
    #expect(signed.headers["Authorization"] == vector.expected("authorization"))
    #expect(signed.target == vector.expected("request_target_sent"))
    let added = signed.headers.fields.map(\.name).filter { vector.request.headers[$0] == nil }.sorted()
    #expect(added == vector.value["expected"]?["headers_added_by_signer"]?.items.compactMap(\.string).sorted())
  }

  @Test func theDateIsAddedWhereItIsAbsent() throws {
    let signer = RequestSigner(key: SigningKey(accessKey: "A", secretKey: "S", securityToken: "T"))
    let time = try #require(Timestamp("2024-02-29T12:00:00Z"))
    let signed = signer.sign(ServiceRequest(.get, host: "h.example", path: "/"), at: time)
    #expect(signed.headers["X-Sdk-Date"] == "20240229T120000Z")
    #expect(signed.headers["x-security-token"] == "T")
    #expect(signed.headers["Host"] == "h.example")
  }

  @Test func secretsAreNotPrinted() {
    let key = SigningKey(accessKey: "AK", secretKey: "sesame", securityToken: "tickets")
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), String(describing: Optional(key)), dumped] {
      #expect(!text.contains("sesame") && !text.contains("tickets") && text.contains("AK"))
    }
  }
}

/// One entry of `signing-vectors.json`.
struct Vector: Sendable, CustomTestStringConvertible {
  let value: JSONValue

  static func read() throws -> [Vector] {
    try JSONValue(json: ServiceFacts.bytes("signing-vectors.json"))["vectors"]?.items.map(Vector.init) ?? []
  }

  var testDescription: String { value["name"]?.string ?? "" }

  var key: SigningKey { SigningKey(accessKey: input("ak"), secretKey: input("sk")) }

  var time: Timestamp { Timestamp(seconds: 0) }

  var request: ServiceRequest {
    let headers = value["input"]?["headers"]?.members ?? []
    return ServiceRequest(
      ServiceRequest.Method(rawValue: input("method").uppercased()) ?? .get, host: input("host"), path: input("path"),
      query: value["input"]?["query"]?.items.flatMap(Self.items) ?? [],
      headers: HeaderFields(headers.map { HeaderFields.Field($0.name, $0.value.string ?? "") }),
      body: Array(input("body").utf8))
  }

  func expected(_ name: String) -> String { value["expected"]?[name]?.string ?? "absent: \(name)" }

  private func input(_ name: String) -> String { value["input"]?[name]?.string ?? "" }

  /// A pair of a name and a value, or several values.
  private static func items(_ pair: JSONValue) -> [ServiceRequest.QueryItem] {
    guard let name = pair.items.first?.string, let value = pair.items.last else { return [] }
    let values = if case .array(let items) = value { items } else { [value] }
    return values.map { value in
      ServiceRequest.QueryItem(name, value.boolean.map { $0 ? "true" : "false" } ?? value.plainText ?? "")
    }
  }
}
