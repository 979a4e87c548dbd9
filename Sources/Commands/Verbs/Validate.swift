import Diagnostics
import JSONSchema
import Reporters
import Rules
import SourceText

/// `validate`: any documents against any schema; findings are the result.
struct Validate: Verb {
  /// As typed.
  let schema: String
  let instances: [String]
  /// Schemas that lie elsewhere than their URIs say.
  var references: [SchemaLocation] = []
  var assertsFormat = true
  var standardInputPath: String?
  var view = ViewOptions()
  var format = FindingsFormat.text
  var reports: [ReportTarget] = []

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    // Whatever is missing is said before anything is checked.
    var loader = try SchemaLoader(schema, references, in: session)
    var sources: [SourceFile] = []
    for path in instances {
      let isStandardInput = path.utf8.elementsEqual("-".utf8)
      sources.append(
        isStandardInput ? try session.readStandardInput(path: standardInputPath) : try session.read(path))
    }
    let compiled = loader.compile(assertsFormat: assertsFormat)
    var diagnostics = loader.diagnostics
    var documentCount = 0
    if let compiled {
      for source in sources {
        let documents = DocumentList(source)
        diagnostics += documents.diagnostics
        documentCount += documents.trees.count
        for tree in documents.trees {
          diagnostics += SchemaFindings.mergeKeys(in: tree) + SchemaFindings.violations(of: compiled, in: tree)
        }
      }
    }
    diagnostics = diagnostics.folded(environments: [])
    let files = compiled == nil ? [loader.path] : sources.map(\.path)
    var summary = ReportSummary(of: diagnostics, files: files.count, jobs: 0, environments: 0)
    summary.documents = documentCount
    var run = ReportedRun(diagnostics, summary: summary, version: Version.current)
    run.files = files
    run.failLevel = view.failLevel
    run.isComplete = compiled != nil
    try view.show(run, as: format, and: reports, in: &session)
    return view.conclude(run, in: &session)
  }
}
