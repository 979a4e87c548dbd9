import JobAPI
import Testing

struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", "19700101T000000Z"), ("1969-12-31T23:59:59Z", "19691231T235959Z"),
    ("2024-02-29T12:00:00Z", "20240229T120000Z"), ("2000-12-31T00:00:01Z", "20001231T000001Z"),
    ("0001-01-01T00:00:00Z", "00010101T000000Z"), ("9999-12-31T23:59:59Z", "99991231T235959Z"),
  ])
  func basicText(extended: String, basic: String) {
    #expect(Timestamp(extended)?.basicText == basic)
  }

  @Test func everyDayHasItsDate() {
    // Both ways over four centuries, leap days and turns of centuries included.
    for day in stride(from: -146_097, to: 146_097, by: 23) {
      let text = Timestamp(seconds: day * 86_400).basicText.utf8
      let date = String(decoding: Array(text.prefix(8)), as: UTF8.self)
      let extended = "\(date.prefix(4))-\(date.dropFirst(4).prefix(2))-\(date.suffix(2))T00:00:00Z"
      guard Timestamp(extended)?.seconds == day * 86_400 else {
        Issue.record("day \(day) is \(extended)")
        return
      }
    }
  }

  /// As `date -u -d … +%s` gives them.
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1), ("2024-02-29T12:00:00Z", 1_709_208_000),
    ("2024-03-01T00:00:00Z", 1_709_251_200), ("2000-03-01T00:00:00z", 951_868_800),
    ("1900-03-01t00:00:00Z", -2_203_891_200),
    ("2024-11-23T08:00:00.25Z", 1_732_348_800), ("2024-11-23T08:00:00+02:00", 1_732_341_600),
    ("2024-11-23T08:00:00-00:30", 1_732_350_600), ("2016-12-31T23:59:60Z", 1_483_228_800),
    ("9999-12-31T23:59:59Z", 253_402_300_799), ("0001-01-01T00:00:00Z", -62_135_596_800),
    ("0000-02-29T00:00:00Z", -62_162_121_600),
  ])
  func seconds(_ text: String, _ expected: Int) { #expect(Timestamp(text)?.seconds == expected) }

  @Test(arguments: [
    "", "2024", "2024-11-23", "2024-11-23 08:00:00Z", "2024-11-23T08:00Z", "2024-11-23T08:00:00",
    "2024-13-01T00:00:00Z",
    "2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2024-00-01T00:00:00Z", "2024-01-00T00:00:00Z",
    "2024-04-31T00:00:00Z", "2024-01-01T24:00:00Z", "2024-01-01T00:60:00Z", "2024-01-01T00:00:61Z",
    "2024-01-01T00:00:00.Z", "2024-01-01T00:00:00+0200", "2024-01-01T00:00:00+24:00", "2024-01-01T00:00:00Zx",
    "+024-01-01T00:00:00Z", "２024-01-01T00:00:00Z", "1732348800", "2024-01-01T00:00:00+02:00Z",
  ])
  func nothingElse(_ text: String) { #expect(Timestamp(text) == nil, "\(text)") }

  @Test func days() {
    let now = Timestamp(seconds: 86_400 * 40)
    #expect(now.days(since: Timestamp(seconds: 86_400 * 9)) == 31)
    #expect(now.days(since: Timestamp(seconds: 86_400 * 10 + 1)) == 29)
    #expect(now.days(since: Timestamp(seconds: 86_400 * 42)) == -2)
  }
}
