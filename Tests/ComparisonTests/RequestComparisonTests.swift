import Comparison
import DocumentModel
import Testing

/// Field by field, what makes one request of another.
struct RequestComparisonTests {
  /// Each change as `mark path @ old pointer -> new pointer: old => new`.
  private func changes(_ old: String, _ new: String) throws -> [String] {
    let (one, other) = (try JSONValue(json: Array(old.utf8)), try JSONValue(json: Array(new.utf8)))
    return RequestComparison.changes(from: one, to: other).map { change in
      func text(_ value: JSONValue?) -> String { value.map { String(decoding: $0.json, as: UTF8.self) } ?? "none" }
      return
        "\(change.kind.rawValue) \(change.path) @ \(change.oldPointer ?? "none") -> \(change.newPointer ?? "none"): "
        + "\(text(change.old)) => \(text(change.new))"
    }
  }

  private func config(_ members: String) -> String { #"{"config":{"# + members + "}}" }

  @Test func sameInAnyOrderOfMembers() throws {
    #expect(try changes(#"{"a":1,"b":[{"c":null}]}"#, #"{"b":[{"c":null}],"a":1}"#) == [])
  }

  @Test func membersByNameInOrderOfBytes() throws {
    #expect(
      try changes(#"{"b":1,"d":{"x":true},"a":"1"}"#, #"{"c":[],"b":1.0,"a":1}"#)
        == [
          #"changed a @ /a -> /a: "1" => 1"#, "changed b @ /b -> /b: 1 => 1.0", "added c @ none -> /c: none => []",
          #"removed d @ /d -> none: {"x":true} => none"#,
        ])
  }

  @Test func namesAreBytes() throws {
    #expect(
      try changes("{\"\u{E9}\":1}", "{\"e\u{301}\":1}")
        == [
          "added [\"e\u{301}\"] @ none -> /e\u{301}: none => 1", "removed [\"\u{E9}\"] @ /\u{E9} -> none: 1 => none",
        ])
    #expect(try changes("{\"a\":\"\u{E9}\"}", "{\"a\":\"e\u{301}\"}").count == 1)
  }

  @Test func otherListsByIndex() throws {
    let old = config(#""data_source":[{"data_url":"/a/","type":"obs"},{"data_url":"/b/"}]"#)
    #expect(
      try changes(old, config(#""data_source":[{"data_url":"/c/","type":"obs"}]"#))
        == [
          #"changed config.data_source[0].data_url @ /config/data_source/0/data_url -> /config/data_source/0/data_url: "/a/" => "/c/""#,
          #"removed config.data_source[1] @ /config/data_source/1 -> none: {"data_url":"/b/"} => none"#,
        ])
    #expect(
      try changes(old, config(#""data_source":{}"#))
        == [
          #"changed config.data_source @ /config/data_source -> /config/data_source: [{"data_url":"/a/","type":"obs"},{"data_url":"/b/"}] => {}"#
        ])
  }

  @Test func parametersByLabel() throws {
    let old = config(#""parameter":[{"label":"lr","value":"1"},{"label":"gone","value":"x"},{"label":"seed"}]"#)
    let new = config(
      #""parameter":[{"label":"lr","value":"2"},{"label":"seed","value":"7"},{"label":"a b","value":"y"}]"#)
    #expect(
      try changes(old, new)
        == [
          #"changed config.parameter.lr @ /config/parameter/0/value -> /config/parameter/0/value: "1" => "2""#,
          #"added config.parameter.seed.value @ none -> /config/parameter/1/value: none => "7""#,
          #"added config.parameter["a b"] @ none -> /config/parameter/2/value: none => "y""#,
          #"removed config.parameter.gone @ /config/parameter/1/value -> none: "x" => none"#,
        ])
  }

  @Test func anEntryThatIsMoreThanLabelAndValue() throws {
    let old = config(#""parameter":[{"label":"lr","value":"1"}]"#)
    #expect(
      try changes(old, config(#""parameter":[{"label":"lr","value":"1","type":"x"},{"label":"odd"},7]"#))
        == [
          #"added config.parameter.lr.type @ none -> /config/parameter/0/type: none => "x""#,
          #"added config.parameter.odd @ none -> /config/parameter/1: none => {"label":"odd"}"#,
          "added config.parameter[2] @ none -> /config/parameter/2: none => 7",
        ])
  }

  @Test func theOrderOfParameters() throws {
    let old = config(#""parameter":[{"label":"a","value":"1"},{"label":"b","value":"2"},{"label":"c","value":"3"}]"#)
    let new = config(#""parameter":[{"label":"d","value":"4"},{"label":"c","value":"3"},{"label":"a","value":"1"}]"#)
    #expect(
      try changes(old, new)
        == [
          #"added config.parameter.d @ none -> /config/parameter/0/value: none => "4""#,
          #"removed config.parameter.b @ /config/parameter/1/value -> none: "2" => none"#,
          #"reordered config.parameter @ /config/parameter -> /config/parameter: ["a","b","c"] => ["d","c","a"]"#,
        ])
    // One that comes in between moves no other.
    #expect(
      try changes(
        config(#""parameter":[{"label":"a"},{"label":"b"}]"#),
        config(#""parameter":[{"label":"a"},{"label":"x"},{"label":"b"}]"#)
      ).count == 1)
  }

  @Test func aLabelThatIsThereTwice() throws {
    let old = config(#""parameter":[{"label":"a","value":"1"},{"label":"a","value":"2"}]"#)
    #expect(
      try changes(old, config(#""parameter":[{"label":"a","value":"1"},{"label":"a","value":"3"}]"#))
        == [#"changed config.parameter[1] @ /config/parameter/1/value -> /config/parameter/1/value: "2" => "3""#])
    #expect(
      try changes(old, config(#""parameter":[{"label":"a","value":"1"}]"#))
        == [#"removed config.parameter[1] @ /config/parameter/1/value -> none: "2" => none"#])
  }

  @Test func aListThatOneSideLacks() throws {
    let entries = #""parameter":[{"label":"a","value":"1"},{"label":"b","value":"2"}]"#
    #expect(
      try changes(config(""), config(entries))
        == [
          #"added config.parameter.a @ none -> /config/parameter/0/value: none => "1""#,
          #"added config.parameter.b @ none -> /config/parameter/1/value: none => "2""#,
        ])
    #expect(try changes(config(entries), config("")).allSatisfy { $0.hasPrefix("removed config.parameter.") })
    #expect(
      try changes(config(""), config(#""parameter":[]"#))
        == ["added config.parameter @ none -> /config/parameter: none => []"])
  }

  @Test func volumesByMountPath() throws {
    let old = config(#""volumes":[{"nfs":{"dest_path":"/a","id":"1"}},{"nfs":{"dest_path":"/b","id":"2"}}]"#)
    let new = config(
      #""volumes":[{"nfs":{"dest_path":"/b","id":"3"}},{"host_path":{"dest_path":"/a","src_path":"/x"}}]"#)
    #expect(
      try changes(old, new)
        == [
          #"changed config.volumes["/b"].nfs.id @ /config/volumes/1/nfs/id -> /config/volumes/0/nfs/id: "2" => "3""#,
          #"added config.volumes["/a"].host_path @ none -> /config/volumes/1/host_path: none => {"dest_path":"/a","src_path":"/x"}"#,
          #"removed config.volumes["/a"].nfs @ /config/volumes/0/nfs -> none: {"dest_path":"/a","id":"1"} => none"#,
          #"reordered config.volumes @ /config/volumes -> /config/volumes: ["/a","/b"] => ["/b","/a"]"#,
        ])
  }

  @Test func pointersAreThoseOfExplain() throws {
    let old = try JSONValue(json: Array(config(#""volumes":[{"nfs":{"dest_path":"/a~","id":"1"}}]"#).utf8))
    let new = try JSONValue(json: Array(config(#""volumes":[{"nfs":{"dest_path":"/a~","id":"2"}}]"#).utf8))
    #expect(RequestComparison.changes(from: old, to: new).map(\.path.pointer) == ["/config/volumes/~1a~0/nfs/id"])
  }
}
