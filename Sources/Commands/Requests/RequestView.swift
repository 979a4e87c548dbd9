import Compiler
import Digests
import DocumentModel
import SourceText

/// One request as standard output shows it.
struct RequestView {
  let isPretty: Bool
  let isEnvelope: Bool
  /// The project to post to where the environment names none.
  let projectID: String?

  /// Writes the JSON of a request and a newline.
  func write(_ request: CompiledRequest, to output: inout OutputStream) {
    let json = isEnvelope ? envelope(request) : request.body
    output.write(isPretty ? Self.indent(json) : json)
    output.write("\n")
  }

  /// The envelope in canonical form: keys sorted at every level.
  private func envelope(_ request: CompiledRequest) -> [UInt8] {
    var output = JSONOutput(.compact)
    output.object { output in
      output.key("body")
      output.rawValue(request.body)
      output.member("digest", "sha256:" + SHA256.hexadecimalDigest(of: request.body))
      output.member("environment", request.environment)
      output.member("method", "POST")
      output.member("path", "/v1/\(request.projectID ?? projectID ?? "{project_id}")/training-jobs")
      output.object("source") { output in
        output.key("cell")
        if let cell = request.cell {
          output.object { output in
            // Keys in the order of their UTF-16 code units (RFC 8785 §3.2.3).
            for (axis, value) in cell.sorted(by: { $0.axis.utf16.lexicographicallyPrecedes($1.axis.utf16) }) {
              output.member(axis, value)
            }
          }
        } else {
          output.null()
        }
        output.member("document", request.document)
        output.member("file", request.path)
      }
    }
    return output.bytes
  }

  /// Lays canonical JSON out for people.
  private static func indent(_ json: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = PrettyJSONWriter()
    do {
      let tree = try JSONReader.read(SourceFile(path: "", content: json))
      try writer.append(of: tree, to: &bytes)
    } catch {
      preconditionFailure("what the compiler emits is JSON")
    }
    return bytes
  }
}
