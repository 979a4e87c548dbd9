import Compiler
import Diagnostics
import DocumentModel
import Review
import SourceText

/// What changed in requests, for scripts. Lines and columns are 1-based, columns in Unicode scalars, ends exclusive.
package enum DiffJSON {
  /// The report, indented, with a final newline.
  package static func bytes(_ diff: RequestDiff, version: String) -> [UInt8] {
    var lines = LineIndexes()
    var output = JSONOutput(.pretty)
    output.object { output in
      output.member("schema_version", 1)
      output.member("kind", "diff")
      output.object("tool") { output in
        output.member("name", "jobc")
        output.member("version", version)
      }
      for (name, side) in [("base", diff.base), ("head", diff.head)] {
        output.object(name) { output in
          output.member("name", side.name)
          output.member("commit", side.commit)
        }
      }
      output.array("environments", of: diff.environments)
      for (name, jobs) in [("added", diff.added), ("removed", diff.removed)] {
        output.array(name) { output in
          for job in jobs { output.object { write(job, &lines, to: &$0) } }
        }
      }
      output.array("renamed") { output in
        for renaming in diff.renamed {
          output.object { output in
            output.object("from") { write(renaming.old, &lines, to: &$0) }
            output.object("to") { write(renaming.new, &lines, to: &$0) }
            output.member("reason", renaming.reason.rawValue)
          }
        }
      }
      output.array("changes") { output in
        for change in diff.foldedChanges() { output.object { write(change, &lines, to: &$0) } }
      }
      output.array("not_compared") { output in
        for failure in diff.failures {
          output.object { output in
            output.member("job", failure.name)
            output.array("environments", of: failure.environments)
            output.member("file", failure.file)
            output.member("side", failure.isInBase ? "base" : "head")
          }
        }
      }
      output.array("shared_files") { output in
        for file in diff.reached {
          output.object { output in
            output.member("file", file.path)
            output.member("manifests", file.manifestCount)
            output.array("jobs", of: file.jobs)
          }
        }
      }
      output.array("diagnostics") { output in
        for (side, diagnostics) in [("base", diff.baseErrors), ("head", diff.headErrors)] {
          for diagnostic in diagnostics { output.object { write(diagnostic, side, &lines, to: &$0) } }
        }
      }
      output.object("summary") { output in
        output.member("compared", diff.comparedCount)
        output.member("added", diff.added.count)
        output.member("removed", diff.removed.count)
        output.member("renamed", diff.renamed.count)
        output.member("changed", diff.changedJobs.count)
        output.member("not_compared", diff.failures.count)
        output.member("errors", diff.baseErrors.count + diff.headErrors.count)
      }
    }
    return output.bytes + [0x0A]
  }

  private static func write(_ job: RequestDiff.Job, _ lines: inout LineIndexes, to output: inout JSONOutput) {
    output.member("job", job.name)
    output.array("environments", of: job.environments)
    output.member("manifest", job.file)
    output.member("document", job.document)
    output.key("cell")
    if let cell = job.cell {
      output.object { output in
        for (axis, value) in cell { output.member(axis, value) }
      }
    } else {
      output.null()
    }
    writePlace(job.place, "place", &lines, to: &output)
  }

  private static func write(_ change: FoldedChange, _ lines: inout LineIndexes, to output: inout JSONOutput) {
    output.member("field", change.path.description)
    output.member("pointer", change.path.pointer)
    output.member("kind", change.kind.rawValue)
    for (name, value) in [("old", change.old), ("new", change.new)] {
      output.key(name)
      if let value { output.value(value) } else { output.null() }
    }
    output.array("environments", of: change.environments)
    output.array("jobs") { output in
      for job in change.jobs {
        output.object { output in
          output.member("job", job.job)
          if !job.job.utf8.elementsEqual(job.oldJob.utf8) { output.member("old_job", job.oldJob) }
          writePlace(job.oldPlace, "old_place", &lines, to: &output)
          writePlace(job.newPlace, "new_place", &lines, to: &output)
        }
      }
    }
  }

  private static func write(
    _ diagnostic: Diagnostic, _ side: String, _ lines: inout LineIndexes, to output: inout JSONOutput
  ) {
    output.member("side", side)
    output.member("rule", diagnostic.rule)
    output.member("severity", diagnostic.severity.rawValue)
    output.member("message", diagnostic.message)
    writePlace(diagnostic.span, "place", &lines, to: &output)
    output.array("environments", of: diagnostic.environments)
    output.array("jobs", of: diagnostic.jobs)
    output.member("help", diagnostic.help)
  }

  private static func writePlace(
    _ span: SourceSpan?, _ name: String, _ lines: inout LineIndexes, to output: inout JSONOutput
  ) {
    output.key(name)
    guard let span else { return output.null() }
    let (start, end) = (lines.start(of: span), lines.end(of: span))
    output.object { output in
      output.member("file", span.source.path)
      output.member("line", start.line)
      output.member("column", start.column)
      output.member("end_line", end.line)
      output.member("end_column", end.column)
    }
  }
}
