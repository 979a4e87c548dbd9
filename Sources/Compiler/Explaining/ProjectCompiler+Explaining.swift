import Diagnostics
import Manifest
import SourceText

extension ProjectCompiler {
  /// Answers a question about a job of the one file that was named.
  mutating func explain(_ query: ValueQuery) throws(CompilationError) -> Result<ValueHistory, ValueQueryProblem> {
    guard let project = readProject() else { return .failure(.broken(result.diagnostics, isProject: true)) }
    guard let environment = try chooseEnvironments(of: project).first else { return .failure(.noJob) }
    let source: SourceFile
    let path: AbsolutePath
    if part.takesStandardInput, let given = options.standardInput {
      (source, path) = (given, AbsolutePath(given.path, in: workingFolder))
    } else {
      guard let file = part.files.first else { return .failure(.notAFile) }
      path = file
      do throws(FileReadingError) {
        source = try options.overlay.read(file.string, displayPath: file.relative(to: workingFolder)).source
      } catch {
        throw .noSuchInput(path: file.relative(to: workingFolder), reason: error.phrase)
      }
    }
    let graph = SourceGraph(root: project.root, workingFolder: workingFolder, overlay: options.overlay)
    let explainer = ValueExplainer(
      project: project, environment: environment, graph: graph, inputs: inputs,
      catalog: readCatalogs(of: [environment], root: project.root).first ?? nil)
    do throws(ValueQueryProblem) {
      return .success(try explainer.history(of: query, in: source, at: path))
    } catch {
      return .failure(error)
    }
  }
}
