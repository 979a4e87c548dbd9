import Conformance
import DocumentModel
import Foundation
import JSONSchema
import SourceText
import Testing

/// The formats of draft 2020-12, each against the suite's file and cases that the suite lacks.
@Suite struct FormatTests {
  /// Every case of `optional/format`, counted by format.
  @Test(.enabled(if: Conformance.folder != nil, Comment(rawValue: Conformance.absence)))
  func suite() throws {
    let folder = "json-schema/tests/draft2020-12/optional/format"
    let root = try #require(Conformance.folder)
    let files = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
      .filter { $0.hasSuffix(".json") }.sorted()
    var run = 0
    for file in files { run += try Self.run(folder + "/" + file, named: file) }
    #expect(run == 764)
  }

  private static func run(_ path: String, named file: String) throws -> Int {
    let tree = try JSONReader.read(SourceFile(path: file, content: Conformance.bytes(path)))
    var run = 0
    var failures: [String] = []
    for group in tree.items(of: .root) {
      let schema = try #require(tree.value("schema", of: group))
      let format = Format(named: tree.string(of: try #require(tree.value("format", of: schema))))
      for test in tree.items(of: try #require(tree.value("tests", of: group))) {
        let data = try #require(tree.value("data", of: test))
        let expected = tree.text(of: try #require(tree.value("valid", of: test)), equals: "true")
        let isValid = tree[data].kind != .string || format?.matches(tree.text(of: data)) ?? true
        run += 1
        if isValid != expected {
          failures.append("\(file): \(tree.string(of: try #require(tree.value("description", of: test))))")
        }
      }
    }
    Conformance.report("json-schema format \(file)", run: run, passed: run - failures.count)
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
    return run
  }

  @Test func names() {
    for format in Format.allCases {
      #expect(Format(named: format.name) == format)
      #expect(format.matches(format.example), "\(format.name)")
    }
    #expect(Format.allCases.count == 19)
    #expect(Format(named: "Date") == nil)
    #expect(Format(named: "") == nil)
  }

  @Test(
    arguments: [
      (
        .dateTime, ["2024-02-29T00:00:00z", "0000-01-01T23:59:60Z"], ["2024-02-29 00:00:00Z", "2024-02-29T00:00:00.Z"]
      ),
      (.date, ["2000-02-29"], ["1900-02-29", "2024-1-1", "2024-01-0", "٢٠٢٤-01-01"]),
      (.time, ["23:59:60Z", "00:59:60+01:00"], ["24:00:00Z", "23:59:61Z", "12:00:00", "12:00:00+1:00"]),
      (.duration, ["P1Y", "PT1M", "p1dt1h", "P12W"], ["", "P1", "P1S", "PT1D", "P1W1D", "P1Y1D", "PW", "P1.5D"]),
      (
        .email, ["a@b", "a@[IPv6:::1]", "\"a\\\"b\"@c", "a@[127.0.0.001]"],
        ["a", "a@", "@b", "a@b@c", "é@b", "\"a@c", "\"\\", "a@-b", "a@b.", "a@[127.0.0.1", "a@[IPv6:1:2:3:4:5:6:7::]"]
      ),
      (.idnEmail, ["é@b", "a@bücher.example", "\"é\"@b"], ["é", "a@bücher..example", "a@ bücher", "a@b。c"]),
      (.hostname, ["a", "A-1.b", "XN--MNCHEN-3YA.de", "ab--cd"], ["", "a.", "a_b", "bücher.de", "xn--", "xn--a"]),
      (
        .idnHostname, ["bücher.de", "xn--bcher-kva.de", "مثال.إختبار"],
        ["Bücher.de", "bu\u{308}cher.de", "xn--bucher-9ce.de", "a..b", "ab--cd", "a b", "😀.de"]
      ),
      (.ipv4, ["0.0.0.0", "255.255.255.255"], ["1.2.3", "1.2.3.4.", "01.2.3.4", "1.2.3.256", "1.2.3.4444", "1..2.3"]),
      (
        .ipv6, ["::", "1::", "::1.2.3.4", "1:2:3:4:5:6:7::", "1:2:3:4:5:6:1.2.3.4"],
        ["", ":", ":::", "1:2:3:4:5:6:7:8::", "1:2:3:4:5:6:7:8:9", "::1.2.3", "1.2.3.4::", "::12345", "::g"]
      ),
      (
        .uri, ["a:", "a:b", "http://[v1.a:b]:80/", "http://a:/", "file:///a", "urn:a:b?c#d"],
        ["", "a", ":a", "http://[::1", "http://[::1]a", "http://a:b", "a:b c", "a:%4", "a://b@c@d", "http://é", "1:a"]
      ),
      (.uriReference, ["", "a/b:c", "//a", "?", "#", "/:"], ["a b", "a#b#c", "%", "é", ":"]),
      (.iri, ["http://é/é?\u{E000}#é"], ["é", "http://a/\u{E000}", "http://a/\u{FFFE}", "a:\u{E0001}"]),
      (.iriReference, ["é", "#é"], ["é b", "\u{80}"]),
      (.uuid, ["00000000-0000-0000-0000-00000000000F"], ["", "00000000-0000-0000-0000-00000000000G"]),
      (
        .uriTemplate, ["{a}", "{?a,b*,c:1}", "{=a}", "é\u{E000}", "{a.b}"],
        ["{", "}", "{a", "{a:}", "{a:12345}", "{a*b}", "{.}", "{a.}", "%4", "a\"b", "{é}"]
      ),
      (.jsonPointer, ["", "/", "/a~0~1"], ["a", "/~", "/~2"]),
      (.relativeJSONPointer, ["0", "10/a", "1#"], ["", "01", "-1", "1a", "1#a", "a"]),
      (.regex, ["", "(?=a)", "\\p{L}", "a{2}"], ["(", "a{2,1}", "\\p{Nope}", "[b-a]"]),
    ] as [(Format, [String], [String])])
  func cases(format: Format, matching: [String], others: [String]) {
    for text in matching { #expect(format.matches(text), "\(format.name): \(text)") }
    for text in others { #expect(!format.matches(text), "\(format.name): \(text)") }
  }
}
