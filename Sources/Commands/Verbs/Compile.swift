import Compiler
import Diagnostics

/// `compile`: requests are the result, findings a by-product.
struct Compile: Verb {
  enum Destination {
    case standardOutput(isPretty: Bool, isEnvelope: Bool)
    case folder(String)
    /// The folder to compare with.
    case verification(String)
  }

  var input = InputOptions()
  var view = ViewOptions()
  var destination = Destination.standardOutput(isPretty: false, isEnvelope: false)
  var revealsSecrets = false

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    var input = input
    if case .verification(let folder) = destination { input.compare = RequestFiles.comparison(with: folder) }
    let compilation = try input.compileNarrowed(.requests, revealsSecrets: revealsSecrets, in: &session)
    if !compilation.diagnostics.isEmpty {
      let isColored = view.color.isColored(session.errors.descriptor, session.environment)
      session.errors.write(
        FindingsFormat.text.render(
          compilation.reported(failLevel: view.failLevel), isColored: isColored, in: session))
    }
    var differs = false
    switch destination {
    case .standardOutput(let isPretty, let isEnvelope):
      let projectID = session.environment["HUAWEICLOUD_SDK_PROJECT_ID"].flatMap { $0.isEmpty ? nil : $0 }
      let view = RequestView(isPretty: isPretty, isEnvelope: isEnvelope, projectID: projectID)
      for request in compilation.requests { view.write(request, to: &session.output) }
    case .folder(let folder):
      let files = try RequestFiles(compilation)
      let written = try files.write(to: folder)
      if !view.isQuiet {
        let total = files.count == 1 ? "1 request" : "\(files.count) requests"
        session.errors.write("\(total) in \(folder): \(written) written, \(files.count - written) unchanged\n")
      }
    case .verification(let folder):
      // The file of a job that could not be compiled is not left over.
      let isNarrow = input.changedSince != nil || input.shard != nil
      let isWhole = !isNarrow && !compilation.diagnostics.contains { $0.severity == .error }
      let differences = try RequestFiles(compilation).differences(from: folder, includingLeftOver: isWhole)
      for difference in differences { session.output.write(difference.description + "\n") }
      differs = !differences.isEmpty
    }
    if !view.isQuiet { input.noteEmptiness(of: compilation, in: &session) }
    let status = view.conclude(compilation, in: &session)
    return status == .success && differs ? .findings : status
  }
}
