import Diagnostics
import Foundation
import Golden
import Randomness
import Reporters
import SourceText
import Testing

@Suite struct TextReportTests {
  private func golden(_ name: String) -> URL { Golden.root.appending(path: "Tests/ReportersTests/Goldens/\(name)") }

  @Test func plain() throws {
    try Golden.expect(TextReport.text(Samples.all), at: golden("text.txt"))
  }

  @Test func colored() throws {
    try Golden.expect(TextReport.text(Samples.all, isColored: true), at: golden("text-colored.txt"))
  }

  @Test func awkward() throws {
    try Golden.expect(TextReport.text(AwkwardSamples.all), at: golden("text-awkward.txt"))
  }

  @Test func narrow() throws {
    try Golden.expect(TextReport.text(AwkwardSamples.all, width: 24), at: golden("text-narrow.txt"))
  }

  @Test func nothingSteersTheTerminal() {
    let text = TextReport.text(AwkwardSamples.all)
    let controls = text.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }
    #expect(controls.isEmpty)
    #expect(!text.unicodeScalars.contains("\u{202E}"))
  }

  @Test func secretsAreNotShown() {
    let secrets = AwkwardSamples.all.filter { $0.span.source.isConfidential }
    #expect(secrets.count == 1)
    #expect(
      TextReport.text(secrets) == """
        <JOBC_VAR_key>:1:1: error: a secret [sample]
         --> <JOBC_VAR_key>:1:2: part of it
          = help: look elsewhere

        """)
  }

  @Test func colorsOnlyAddEscapes() throws {
    let colored = TextReport.text(Samples.all + AwkwardSamples.all, isColored: true)
    let plain = colored.replacing(try Regex("\u{1B}\\[[0-9;]*m"), with: "")
    #expect(plain == TextReport.text(Samples.all + AwkwardSamples.all))
  }

  @Test func aReportCanBeTakenPieceByPiece() {
    var report = TextReport()
    var text = ""
    for diagnostic in Samples.all {
      report.append(diagnostic)
      text += report.takeText()
    }
    #expect(text == TextReport.text(Samples.all))
    #expect(TextReport.text([]) == "")
  }

  @Test func environmentsCanBeLeftOut() {
    let text = TextReport.text([Samples.shared], showsEnvironments: false)
    #expect(!text.contains("environments") && text.contains("= jobs: train-1, "))
  }

  /// Any bytes, any place: the report is made, every line of it short, and no mark without its line.
  @Test func anyPlaceOfAnyBytesCanBeShown() {
    var generator = SeededGenerator(seed: 11)
    let alphabet: [[UInt8]] =
      [
        "\n", "\r", "\t", " ", "a", "é", "中", "👩‍🔬", "\u{301}", "\u{200D}", "\u{1F1E9}", "\u{FEFF}", "\u{1B}",
      ].map { Array($0.utf8) } + [[0xFF], [0x80], [0xE4, 0xB8], [0xF0, 0x9F]]
    for _ in 0..<400 {
      let count = Int.random(in: 0..<200, using: &generator)
      let bytes = (0..<count).flatMap { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] }
      let source = SourceFile(path: "a", content: bytes)
      func span() -> SourceSpan {
        let start = Int.random(in: 0...source.count + 2, using: &generator)
        let end = Int.random(in: start...source.count + 3, using: &generator)
        return SourceSpan(source: source, range: ByteRange(start..<end))
      }
      let diagnostic = Diagnostic(
        rule: "r", message: "m", at: span(), related: [Label(span(), "l"), Label(span(), "k")])
      let text = TextReport.text([diagnostic], width: 20)
      #expect(text.hasSuffix("\n"), "\(bytes)")
      #expect(source.count == 0 || text.contains("^"), "\(bytes)")
      #expect(text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count < 400 }, "\(bytes)")
    }
  }

  @Test func endlessWordsAreShortened() {
    let word = String(repeating: "值", count: 1_000_000)
    let source = Samples.file("a.yaml", "a: 1\n")
    let diagnostic = Diagnostic(
      rule: "r", message: "unknown key \"\(word)\" in \"config\"", at: Samples.span("a", in: source), help: word)
    let text = TextReport.text([diagnostic])
    #expect(text.utf8.count < 5_000)
    #expect(text.hasPrefix("a.yaml:1:1: error: unknown key \"值值") && text.contains("值…值"))
    #expect(text.contains("值值\" in \"config\" [r]\n"))
  }

  @Test func thousandsOfFindingsOnOneLineTakeLinearTime() {
    let source = Samples.file("a.json", "[" + String(repeating: "1,", count: 500_000) + "1]")
    var report = TextReport()
    let clock = ContinuousClock()
    func time(_ count: Int) -> Duration {
      clock.measure {
        for i in 0..<count {
          let start = 1 + i * (900_000 / count)
          report.append(
            Diagnostic(
              rule: "r", message: "m", at: SourceSpan(source: source, range: ByteRange(start..<start + 1))))
        }
      }
    }
    _ = time(1)
    #expect(time(400) < .seconds(20))
    #expect(report.takeText().utf8.count < 401 * 600)
  }
}
