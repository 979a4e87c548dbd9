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
    guard let folder = AbsolutePath.workingFolder else { return [] }
    let location = ProjectLocation.find(aboveFolder: folder)
    guard let file = location.file,
      let source = try? SourceFile.read(file.string, displayPath: file.string).source
    else { return [] }
    return ProjectReader.read(source, root: location.root).project.environments.map(\.name)
  }

  /// What `explain` takes: rules and fields, or a manifest below the working folder.
  static let subjects = CompletionKind.custom { _, _, begun in
    let manifests = AbsolutePath.workingFolder.map { FolderWalk(root: $0, patterns: nil).files.map { $0 } } ?? []
    let known = RuleRegistry.descriptions.map(\.id) + FieldPage.names + manifests
    return known.filter { $0.utf8.starts(with: begun.utf8) }
  }

  /// The verbs; asked for late, because they are made of their options.
  static let verbs = CompletionKind.custom { _, _, _ in
    JobcCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
  }
}
