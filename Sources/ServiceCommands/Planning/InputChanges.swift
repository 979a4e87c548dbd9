import Commands
import Manifest
import Parallelism
import Planner
import Reporters
import SourceText

/// What became of the files that a saved plan was made from: it is carried out as it is, but whoever changed one since
/// may think otherwise.
struct InputChanges {
  private let count: Int
  /// The files with another content, by the paths that the plan has.
  private var changed: [String] = []
  private var missing: [String] = []

  /// Reads the files again.
  ///
  /// - Parameter folder: from which the paths of the plan lead to them.
  init(since plan: Plan, in folder: AbsolutePath) {
    count = plan.inputs.count
    let digests = parallelMap(count: count, width: processorCount, makeContext: {}) { _, index in
      let path = plan.inputs[index].path
      return (try? SourceFile.read(AbsolutePath(path, in: folder).string, displayPath: path))
        .map { InputDigests.digest(of: $0.source) }
    }
    for (input, digest) in zip(plan.inputs, digests) {
      guard let digest else {
        missing.append(input.path)
        continue
      }
      if !digest.utf8.elementsEqual(input.digest.utf8) { changed.append(input.path) }
    }
  }

  /// Says it: one sentence for all that have changed, one for all that are gone. Where nothing is here, as where only the
  /// plan was handed on, nothing is known.
  func tell(isQuiet: Bool, in session: inout Session) {
    if count > 0, missing.count == count {
      guard !isQuiet else { return }
      let (who, they) =
        count == 1
        ? ("the file that this plan was made from is not", "it has")
        : ("none of the \(count) files that this plan was made from is", "they have")
      session.errors.write("note: \(who) here: whether \(they) changed since it was saved is not known\n")
      return
    }
    guard !changed.isEmpty || !missing.isEmpty else { return }
    if !changed.isEmpty { warn(changed, "has changed", "have changed", in: &session) }
    if !missing.isEmpty { warn(missing, "is gone", "are gone", in: &session) }
    session.errors.write("help: the plan is carried out as it was saved; for what the files say now, plan anew\n")
  }

  private func warn(_ files: [String], _ one: String, _ several: String, in session: inout Session) {
    let shown = files.prefix(Self.mostShown).map(TextTable.visible)
    let words =
      switch files.count {
      case 1: "\(shown[0]) \(one)"
      case ...Self.mostShown: "\(shown.dropLast().joined(separator: ", ")) and \(shown[shown.count - 1]) \(several)"
      case Self.mostShown + 1: "\(shown.joined(separator: ", ")) and 1 more file \(several)"
      default: "\(shown.joined(separator: ", ")) and \(files.count - shown.count) more files \(several)"
      }
    session.errors.write("warning: \(words) since this plan was saved\n")
  }

  private static let mostShown = 3
}
