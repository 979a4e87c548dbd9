import DocumentModel
import SourceText

/// Reads bodies of answers as JSON, more tolerantly than manifests.
///
/// What a training script prints is in logs: bytes that are no UTF-8, and characters cut into halves. Both are read as
/// U+FFFD.
enum AnswerReader {
  struct Failure: Error {
    /// Says what is wrong, without an article's worth of the body.
    let phrase: String
  }

  static func value(of body: [UInt8]) throws(Failure) -> JSONValue {
    guard !body.isEmpty else { throw Failure(phrase: "the answer is empty") }
    guard body.count <= SourceFile.maximumCount else { throw Failure(phrase: "the answer is larger than 64 MiB") }
    do {
      return try JSONValue(json: body)
    } catch let error {
      switch error.reason {
      case .invalidUTF8, .loneSurrogate: break
      default: throw Failure(phrase: phrase(for: error, in: body))
      }
    }
    let mended = mend(body)
    do {
      return try JSONValue(json: mended)
    } catch {
      throw Failure(phrase: phrase(for: error, in: mended))
    }
  }

  private static func phrase(for error: JSONSyntaxError, in body: [UInt8]) -> String {
    let message = error.message(in: SourceFile(path: "", content: body))
    return "the answer is no JSON: " + PlainText.line(message, limit: 200)
  }

  /// The text with valid UTF-8, and with escapes of surrogates only in pairs.
  private static func mend(_ body: [UInt8]) -> [UInt8] {
    let bytes = Array(String(decoding: body, as: UTF8.self).utf8)
    var mended: [UInt8] = []
    mended.reserveCapacity(bytes.count)
    var i = 0
    while i < bytes.count {
      guard bytes[i] == UInt8(ascii: "\\") else {
        mended.append(bytes[i])
        i += 1
        continue
      }
      var count = 2
      if let unit = codeUnit(bytes, at: i) {
        let low = codeUnit(bytes, at: i + 6)
        switch unit {
        case 0xD800...0xDBFF where low.map { (0xDC00...0xDFFF).contains($0) } ?? false: count = 12
        case 0xD800...0xDFFF:
          mended += Array("\\uFFFD".utf8)
          i += 6
          continue
        default: count = 6
        }
      }
      let end = min(i + count, bytes.count)
      mended += bytes[i..<end]
      i = end
    }
    return mended
  }

  /// The code unit of the escape `\uXXXX` at `index`.
  private static func codeUnit(_ bytes: [UInt8], at index: Int) -> Int? {
    guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u") else {
      return nil
    }
    return Int(String(decoding: bytes[index + 2..<index + 6], as: UTF8.self), radix: 16)
  }
}
