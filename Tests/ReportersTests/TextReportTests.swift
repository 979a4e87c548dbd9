import Diagnostics
import Foundation
import Golden
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
}
