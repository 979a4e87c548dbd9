import ArgumentParser
import Manifest
import Rules
import SourceText

// What a shell may offer for a value.
extension CompletionKind {
  /// The words of a short list.
  package static func words<Words: Choice>(of choice: Words.Type) -> CompletionKind {
    .list(choice.allCases.map(\.rawValue))
  }

  /// The environments of the project of the working folder, read when they are asked for.
  package static let environments = CompletionKind.custom { _, _, _ in
    let location = ProjectLocation.find(aboveFolder: .workingFolder)
    guard let file = location.file,
      let source = try? SourceFile.read(file.string, displayPath: file.string).source
    else { return [] }
    return ProjectReader.read(source, root: location.root).project.environments.map(\.name)
  }

  /// What `explain` takes: rules and fields, or a manifest below the working folder.
  static let subjects = CompletionKind.custom { _, _, begun in
    let manifests = FolderWalk(root: .workingFolder, patterns: nil).files
    let known = RuleRegistry.descriptions.map(\.id) + FieldPage.names + manifests.map { $0 }
    return known.filter { $0.utf8.starts(with: begun.utf8) }
  }

  /// The verbs; asked for late, because they are made of their options.
  static let verbs = CompletionKind.custom { _, _, _ in
    JobcCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
  }
}
