import Compiler
import DocumentModel
import Manifest
import Review
import SourceText

/// Who includes what, for scripts. Lines are 1-based.
package enum GraphJSON {
  /// The report, indented, with a final newline.
  ///
  /// - Parameters:
  ///   - named: the files whose dependents these are; empty for a whole graph.
  package static func bytes(_ graph: FileGraph, dependentsOf named: [String], version: String) -> [UInt8] {
    var lines = LineIndexes()
    var output = JSONOutput(.pretty)
    output.object { output in
      output.member("schema_version", 1)
      output.member("kind", "graph")
      output.object("tool") { output in
        output.member("name", "jobc")
        output.member("version", version)
      }
      output.array("dependents_of", of: named)
      output.array("files") { output in
        for file in graph.files {
          output.object { output in
            output.member("file", file.path)
            output.member("shared", file.isShared)
            output.array("jobs") { output in
              for job in file.jobs { output.object { write(job, &lines, to: &$0) } }
            }
          }
        }
      }
      output.array("edges") { output in
        for file in graph.files {
          for other in file.includes {
            output.object { output in
              output.member("from", file.path)
              output.member("to", graph.files[other].path)
            }
          }
        }
      }
    }
    return output.bytes + [0x0A]
  }

  private static func write(_ job: FileGraph.Job, _ lines: inout LineIndexes, to output: inout JSONOutput) {
    output.member("job", job.name)
    output.array("environments", of: job.environments)
    output.member("document", job.document)
    output.array("uses") { output in
      for use in job.uses {
        output.object { output in
          output.member("kind", word(use.kind))
          output.member("name", use.name)
          output.member("file", use.place.source.path)
          output.member("line", lines.start(of: use.place).line)
        }
      }
    }
  }

  private static func word(_ kind: Declaration.Kind) -> String {
    switch kind {
    case .variable: "variable"
    case .volume: "volume"
    case .parameterSet: "parameter_set"
    case .fragment: "fragment"
    }
  }
}
