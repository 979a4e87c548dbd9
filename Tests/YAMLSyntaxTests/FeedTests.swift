import CLibYAML
import Conformance
import Randomness
import SourceText
import Testing
import YAMLSyntax

/// Feeding libyaml directly and through its own reader gives the same events, places and messages.
@Suite struct FeedTests {
  /// All that can be seen of a source: every event with its text, anchor and tag, then the error.
  private func trace(_ source: SourceFile, isPortable: Bool) -> [String] {
    var parser = EventParser(source: source, isPortable: isPortable)
    guard parser.isOpen else { return ["\(parser.error)"] }
    #expect(parser.isFedDirectly != isPortable)
    var lines: [String] = []
    while true {
      let result = parser.next()
      for i in 0..<parser.events.count { lines.append(describe(parser.events[i], of: parser)) }
      switch result {
      case .document: continue
      case .end: return lines + ["end"]
      case .failure: return lines + ["\(parser.error)"]
      }
    }
  }

  private func describe(_ event: clibyaml_event, of parser: borrowing EventParser) -> String {
    let isInSource = event.flags & UInt16(CLIBYAML_TEXT_IN_SOURCE.rawValue) != 0
    let range = Int(event.text)..<Int(event.text) + Int(event.length)
    let text: [UInt8]
    if isInSource {
      text = Array(parser.source.bytes[range])
    } else {
      let arena = parser.text
      text = range.map { arena[$0] }
    }
    var line = "\(event.kind) \(event.style) \(event.flags) \(event.start)-\(event.end) \(text)"
    if let properties = parser.properties(of: event) { line += " \(properties)" }
    return line
  }

  @Test func everyCaseOfTheSuiteIsTheSame() throws {
    guard Conformance.folder != nil else { return }
    var count = 0
    for line in try Conformance.lines("yaml/index.tsv").dropFirst() {
      let id = String(line.prefix { $0 != "\t" })
      let source = SourceFile(path: id, content: try Conformance.bytes("yaml/cases/\(id)/in.yaml"))
      #expect(trace(source, isPortable: false) == trace(source, isPortable: true), "\(id)")
      count += 1
    }
    #expect(count == 402)
  }

  private static let seeds = [
    "job_name: a\nconfig:\n  spec_id: 1 # c\n  parameter:\n    - {label: lr, value: \"1e-4\"}\n    - label: 'x'\n      value: ~\n",
    "a: |\n  x\n  y\n\nb: >-\n  z\n  é\nc: &x !!str d\nd: *x\n? [k]\n: v\n",
    "%YAML 1.2\n---\n- \"a\\n\\u263A\\\n  b\"\n- 'it''s\n\n  x'\n...\n---\n训练: [作业, {a: b}, c: d]\n",
    "\u{FEFF}a: 😀\r\nb:\r\n- x\r\n- - y\r\n",
    // What is scanned without libyaml: one line a scalar, comments and blank lines between.
    """
    # 训练作业，每晚
    "a": 1
    b c: 'd e'  # f

    g:
      - h: "i"
        j: k:l #m
        # n
        'o': p q
      - {r: s, "t": [u, 'v'], w: {x: y}} # z
      - [[a, b], {c: "d"}, e]
      - "f"
      - g h
    i: [j, "训练", 作业]
    k:
      l:
        m: -1
        n: .5
    o: p
    """,
  ]

  private static let pieces = [
    "\n", " ", "  ", "\t", ":", ": ", "- ", "-", "?", "? ", "#", " #", "[", "]", "{", "}", ",", "&a ", "*a", "!",
    "!!int ", "|", ">", "|+2\n", "'", "\"", "\\", "\\x4", "%", "%TAG ! x\n", "@", "`", "---\n", "...\n", "é", "日",
    "\u{2028}", "\u{85}", "\u{FEFF}", "${{ x }}", "a", "0", "\r", "\r\n", "!<", ">", "~", "\u{1}", "\n  ", "\n    ",
    "\n- ", "\n  - ", "a: b", "a :", "::", "'a'", "\"b\"", "\"a\":", "a#b", " # c\n", ", ", "{a: ", "[x, ", "]\n",
    "}\n", "\u{A0}", "“", "，",
  ]

  @Test func mutantsAreTheSame() {
    var generator = SeededGenerator(seed: 20_241_123)
    let clock = ContinuousClock()
    let start = clock.now
    var count = 0
    while count < 20_000, clock.now - start < .seconds(6) {
      var bytes = Array(Self.seeds.randomElement(using: &generator).map { $0.utf8 } ?? "".utf8)
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...12, using: &generator)))
        case 1: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
        default: bytes.insert(contentsOf: (Self.pieces.randomElement(using: &generator) ?? "").utf8, at: place)
        }
      }
      let source = SourceFile(path: "mutant", content: bytes)
      let direct = trace(source, isPortable: false)
      let portable = trace(source, isPortable: true)
      #expect(direct == portable, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
      // Whatever is written, it comes to documents or findings.
      _ = diagnostics(in: source)
      count += 1
      if direct != portable { break }
    }
    print("direct and portable feed: \(count) mutants alike")
    #expect(count > 500)
  }

  @Test func aParserIsAsNewForEachSource() {
    let broken = SourceFile(path: "broken", content: Array("a: [&x b, !!str 'c', {d: |\n".utf8))
    let sound = SourceFile(path: "sound", content: Array(Self.seeds[2].utf8))
    var parser = EventParser(source: broken)
    for _ in 0..<3 {
      while case .document = parser.next() {}
      parser.open(sound)
      _ = parser.next()
      parser.open(broken)
    }
    parser.open(sound)
    var count = 0
    while case .document = parser.next() { count += parser.events.count }
    var fresh = EventParser(source: sound)
    var expected = 0
    while case .document = fresh.next() { expected += fresh.events.count }
    #expect(count == expected && count > 0)
  }
}
