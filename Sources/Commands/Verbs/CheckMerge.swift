import Compiler
import Diagnostics
import Reporters
import SourceText

/// `check --merge`: what the parts of a run have reported as the report of the whole.
struct CheckMerge: Verb {
  /// The parts' JSON reports.
  let paths: [String]
  let view: ViewOptions
  let format: FindingsFormat
  let reports: [ReportTarget]

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    var parts: [PartMerge.Named] = []
    for path in paths {
      let source = try session.read(path)
      do throws(PartReader.Unreadable) {
        parts.append((path, try PartReader(Array(source.bytes.dropLast()))))
      } catch {
        throw CommandFailure(
          .usage, "cannot merge \"\(path)\": \(error.reason)",
          help: "\"--merge\" takes what \"jobc check --shard 1/4 --format json\" and its like have printed")
      }
    }
    let merge: PartMerge
    do throws(PartMerge.Mismatch) {
      merge = try PartMerge(parts, version: Version.current)
    } catch {
      throw CommandFailure(.usage, error.message, help: error.help)
    }
    var run = merge.run
    run.failLevel = view.failLevel
    try view.show(run, as: format, and: reports, in: &session)
    return view.conclude(run, skipped: merge.skipped, mending: run.summary.offer(), in: &session)
  }
}
