import ArgumentParser
import Manifest
import Revisions
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
    let known = RuleRegistry.descriptions.map(\.id) + FieldPage.names + manifests
    return known.filter { $0.utf8.starts(with: begun.utf8) }
  }

  /// What git knows by name in the repository of the working folder.
  package static let revisions = CompletionKind.custom { _, _, _ in revisionNames }

  /// What `diff` takes: revisions, and behind the first one manifests below the working folder, too.
  static let revisionsAndManifests = CompletionKind.custom { words, index, begun in
    let isFirst = !words.prefix(max(0, index)).dropFirst(2).contains { !$0.utf8.starts(with: "-".utf8) }
    let known = revisionNames + (isFirst ? [] : manifests)
    return known.filter { $0.utf8.starts(with: begun.utf8) }
  }

  private static var revisionNames: [String] {
    guard let folder = AbsolutePath.workingFolder else { return [] }
    let repository = try? Repository(holding: folder, environment: ProcessEnvironment().entries)
    return ["HEAD"] + ((try? repository?.names()) ?? [])
  }

  /// The files below the working folder that may be manifests.
  private static var manifests: [String] {
    AbsolutePath.workingFolder.map { FolderWalk(root: $0, patterns: nil).files.map { $0 } } ?? []
  }

  /// The verbs; asked for late, because they are made of their options.
  static let verbs = CompletionKind.custom { _, _, _ in
    JobcCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
  }
}
