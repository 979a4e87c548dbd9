import Testing

@testable import Emulator

@Suite("Syntax of faults") struct FaultSyntaxTests {
  @Test(arguments: [
    ("create-job:drop-after@2", Fault(.drop(.after), of: .createJob, occurrences: 2...2)),
    ("create-job:drop-before", Fault(.drop(.before), of: .createJob)),
    ("*:status=503@*", Fault(.status(503, .before), of: nil, occurrences: 1...Int.max)),
    ("list-jobs:status-after=500@2-4", Fault(.status(500, .after), of: .listJobs, occurrences: 2...4)),
    ("get-version:429", Fault(.throttle(retryAfter: nil), of: .getVersion)),
    ("get-version:429=7", Fault(.throttle(retryAfter: 7), of: .getVersion)),
    ("stop-version:delay=50", Fault(.delay(50, .before), of: .stopVersion)),
    ("stop-version:delay-after=50", Fault(.delay(50, .after), of: .stopVersion)),
    ("delete-job:reset-after", Fault(.reset(.after), of: .deleteJob)),
    ("delete-job:truncate", Fault(.truncate, of: .deleteJob)),
    ("delete-job:garbage-after", Fault(.garbage(.after), of: .deleteJob)),
    ("delete-job:html-before", Fault(.html(.before), of: .deleteJob)),
    ("delete-job:empty-after", Fault(.empty(.after), of: .deleteJob)),
    ("list-jobs:expire-token", Fault(.expireToken, of: .listJobs)),
    ("create-job:error=ModelArts.0118", Fault(.error("ModelArts.0118"), of: .createJob)),
    ("create-job:http-200-error", Fault(.errorAt200("ModelArts.0105"), of: .createJob)),
    ("create-job:http-200-error=ModelArts.0010", Fault(.errorAt200("ModelArts.0010"), of: .createJob)),
    ("create-version:outcome=failed", Fault(.outcome(.failed), of: .createVersion)),
  ]) func reads(text: String, expected: Fault) throws {
    let read = try Fault(parsing: text)
    #expect(read.text == text)
    // What is made without a text has one that reads as the same.
    #expect(try Fault(parsing: expected.text) == expected)
    #expect((read.call, read.kind, read.occurrences) == (expected.call, expected.kind, expected.occurrences))
  }

  @Test(arguments: [
    ("create-job", "write CALL:KIND, as in create-job:drop-after@2"),
    ("create-job:drop-after@0", "\"@0\" does not say when: write @N, @N-M or @*, counted from 1"),
    ("create-job:drop-after@3-2", "\"@3-2\" does not say when: write @N, @N-M or @*, counted from 1"),
    ("create-job:drop-after@", "\"@\" does not say when: write @N, @N-M or @*, counted from 1"),
    ("create-job:drop-after=1", "write drop-after"), ("create-job:status=200", "write status=CODE (400 to 599)"),
    ("create-job:status", "write status=CODE (400 to 599)"),
    ("create-job:status-after=429", "write status-after=CODE (408 or 500 to 599)"),
    ("create-job:429=-1", "write 429[=SECONDS]"),
    ("create-job:delay", "write delay=MILLISECONDS"),
    ("create-job:error=0118", "write error=ModelArts.NNNN (or APIGW.NNNN)"),
    ("list-jobs:outcome=failed", "only create-job and create-version have an outcome"),
  ]) func refuses(text: String, message: String) {
    let error = #expect(throws: FaultSyntaxError.self) { try Fault(parsing: text) }
    #expect(error?.message == "fault \"\(text)\": \(message)")
  }

  @Test func unknownWordsAreQuotedWithWhatThereIs() {
    let call = #expect(throws: FaultSyntaxError.self) { try Fault(parsing: "create:drop-after") }
    #expect(
      call?.message.hasPrefix("fault \"create:drop-after\": no call is named \"create\"; there are create-job, ")
        == true)
    let kind = #expect(throws: FaultSyntaxError.self) { try Fault(parsing: "create-job:drop") }
    #expect(
      kind?.message
        == "fault \"create-job:drop\": no kind of fault is named \"drop\"; there are "
        + Fault.kindForms.joined(separator: ", "))
  }

  @Test func callsAreCountedEachByItself() throws {
    let counter = FaultCounter(
      FaultPlan([
        Fault(.truncate, of: .listJobs, occurrences: 2...2), Fault(.expireToken, of: nil, occurrences: 3...3),
      ]))
    #expect(counter.next(.listJobs).isEmpty)
    #expect(counter.next(.createJob).isEmpty)
    #expect(counter.next(.listJobs).map(\.kind) == [.truncate, .expireToken])
    #expect(counter.next(.listJobs).isEmpty)
  }
}
