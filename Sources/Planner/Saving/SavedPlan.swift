import Digests
import DocumentModel
import SourceText

/// A plan as the content of a file: `{"jobc_plan": 1, …, "digest": "sha256:…", "plan": {…}}`.
///
/// It has all that an apply and `plan show` need without the manifests: whole bodies with secrets by name, the
/// environment variable of each secret, the digest of every input, the live version that each step was computed from.
/// The same plan gives the same bytes. The digest covers everything but itself, whatever the white space; it finds
/// damage and edits, and is no signature.
package enum SavedPlan {
  /// What this version writes, and the newest that it reads.
  package static let format = 1
  private static let mark = "jobc_plan"

  /// The plan as JSON text with a line feed at the end.
  ///
  /// - Parameter version: of `jobc`, for whoever looks into the file.
  package static func bytes(of plan: Plan, savedBy version: String) -> [UInt8] {
    var file: JSONValue = .object([
      .init(mark, .integer(format)), .init("saved_by", .string("jobc " + version)), .init("digest", .null),
      .init("plan", SavedPlanWriter.value(of: plan)),
    ])
    file["digest"] = .string(digest(of: file))
    var output = JSONOutput(.pretty)
    output.value(file)
    return output.bytes + [0x0A]
  }

  /// Whether a file says of itself that it is a plan, maybe of another format or a damaged one.
  package static func isClaimed(by content: [UInt8]) -> Bool {
    let text = content[...].drop(while: isSpace)
    guard text.first == UInt8(ascii: "{") else { return false }
    return text.dropFirst().drop(while: isSpace).starts(with: "\"\(mark)\"".utf8)
  }

  /// The plan that a file holds.
  ///
  /// - Throws: why it holds none that can be carried out.
  package static func read(_ content: [UInt8]) throws(SavedPlanError) -> Plan {
    let file: JSONValue
    do throws(JSONSyntaxError) { file = try JSONValue(json: content) } catch {
      guard isClaimed(by: content) else { throw .foreign }
      throw isEnd(error, of: content) ? .truncated : .damaged(error.message(in: SourceFile(path: "", content: content)))
    }
    guard let number = file[mark] else { throw .foreign }
    guard let number = number.integer, number > 0 else { throw .damaged("\"\(mark)\" is no number of a format") }
    guard number <= format else { throw .newer(format: number, savedBy: file["saved_by"]?.string) }
    guard let said = file["digest"]?.string else { throw .damaged("it has no \"digest\"") }
    guard isSameText(said, digest(of: file)) else { throw .altered }
    return try SavedPlanReader.plan(in: file)
  }

  /// `sha256:` and the digest of the compact JSON text without the member `digest`.
  private static func digest(of file: JSONValue) -> String {
    var file = file
    file["digest"] = nil
    return "sha256:" + SHA256.hexadecimalDigest(of: file.json)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  private static func isEnd(_ error: JSONSyntaxError, of content: [UInt8]) -> Bool {
    switch error.reason {
    case .unexpectedEnd, .unterminatedString: true
    // Half a word, half an escape or half a letter.
    case .unknownWord, .badEscape, .loneSurrogate, .invalidUTF8, .malformedNumber: error.range.end >= content.count
    default: false
    }
  }
}
