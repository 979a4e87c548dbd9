import Diagnostics
import SourceText

/// Names for findings by which other tools know them again in the next run.
///
/// A fingerprint is made of the rule, the path, the pointer into the job, the text of the line and, where all of that
/// comes several times, of how often it came before: nothing that changes when lines are inserted elsewhere or
/// indented. No two findings of a report have the same.
struct Fingerprints {
  /// Of a longer line only the finding's own text counts: a file may be one line of a million findings.
  private static let longestLine = 1_000

  private var occurrences: [UInt128: Int] = [:]

  /// The fingerprint of the next finding, 32 hexadecimal digits.
  ///
  /// - Parameter path: what the report calls the finding's source.
  mutating func next(_ diagnostic: Diagnostic, path: String, _ lines: inout LineIndexes) -> String {
    var hash = FNV()
    for part in [diagnostic.rule, path, diagnostic.pointer ?? ""] {
      hash.add(part.utf8)
      hash.add(CollectionOfOne(0))
    }
    Self.addText(of: diagnostic.span, lines.index(of: diagnostic.span.source), to: &hash)
    let occurrence = occurrences[hash.value, default: 0]
    occurrences[hash.value] = occurrence + 1
    hash.add(CollectionOfOne(0))
    hash.add(occurrence.description.utf8)
    let digits = String(hash.value, radix: 16)
    return String(repeating: "0", count: 32 - digits.utf8.count) + digits
  }

  /// Adds the text of the finding's first line, each run of white space as one blank; nothing where a secret stands
  /// there, which a hash would give away to whoever guesses it.
  private static func addText(of span: SourceSpan, _ index: LineIndex, to hash: inout FNV) {
    let source = span.source
    var range = index.content(ofLine: index.line(of: span.range.start))
    if range.count > longestLine {
      let start = min(Int(span.range.start), source.count)
      range = ByteRange(start..<min(Int(span.range.end), source.count, start + longestLine))
    }
    guard !source.isConfidential,
      !source.concealedRanges.contains(where: { $0.start < range.end && range.start < $0.end })
    else { return }
    for word in source.bytes[range.indices].split(whereSeparator: { $0 == 0x20 || $0 == 0x09 }) {
      hash.add(word)
      hash.add(CollectionOfOne(0x20))
    }
  }
}

/// The hash FNV-1a with 128 bits (RFC 9923): the same for ever and everywhere, unlike Swift's own.
private struct FNV {
  private static let prime: UInt128 = 1 << 88 | 0x13B

  private(set) var value: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt128(byte)) &* Self.prime }
  }
}
