import DocumentModel
import Manifest
import SourceText

extension ProjectCompiler {
  /// A hash of all that was read of the project, of what of it is reported on, and of the names of what was given from
  /// outside: never of values, which may be secrets that somebody could guess.
  func digest(_ outcomes: [FileOutcome], _ graph: SourceGraph) -> UInt64 {
    var state: UInt64 = 0
    func add(_ text: String) {
      let bytes = Array(text.utf8)
      state = TextHash.fold(state, TextHash.wideHash(bytes.span))
    }
    for outcome in outcomes {
      add(outcome.path)
      state = TextHash.fold(state, outcome.digest ^ (outcome.isReported ? 1 : 0))
    }
    for library in graph.libraries {
      add(library.source.path)
      state = TextHash.fold(state, library.source.digest)
    }
    for path in result.projects.flatMap(\.filesForAll) {
      add(path.relative(to: workingFolder))
      let source = try? options.overlay.read(path.string, displayPath: "").source
      if let source { state = TextHash.fold(state, source.digest) }
    }
    for name in result.environments { add(name) }
    for argument in inputs.arguments { add(argument.name) }
    return state
  }
}

extension SourceFile {
  /// A hash of the content.
  var digest: UInt64 {
    let bytes = bytes
    return TextHash.wideHash(bytes.span)
  }
}
