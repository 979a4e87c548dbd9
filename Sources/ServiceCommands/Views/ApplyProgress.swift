import Commands
import PlanReports
import Planner
import Synchronization

/// What is told while a plan is carried out: a line that is overwritten on a terminal, a line a step elsewhere, or events.
final class ApplyProgress: Sendable {
  private let format: AnswerFormat
  private let isQuiet: Bool
  private let isTerminal: Bool
  /// What is under way, by the number of its step.
  private let running = Mutex<[Int: String]>([:])

  init(format: AnswerFormat, isQuiet: Bool, in session: Session) {
    self.format = format
    self.isQuiet = isQuiet
    isTerminal = session.canOverwrite(2)
  }

  /// Tells what happened; calls come one at a time, from any thread.
  func tell(_ event: ApplyEvent) {
    if format == .json {
      _ = FileDescriptor(1).write(ApplyEventLine.json(of: event))
      return
    }
    guard !isQuiet else { return }
    switch event {
    case .stepStarted(let index, let job, let action):
      running.withLock { $0[index] = "\(action.rawValue) \(job.name)" }
      if isTerminal { line() }
    case .stepFinished(let report, let done, let steps):
      running.withLock { $0[report.index] = nil }
      if isTerminal {
        line("\(done) of \(steps) done")
      } else {
        write("[\(done)/\(steps)] \(ApplyText.line(of: report))\n")
      }
    case .looking(_, let job, let attempt):
      note("\(job.name): the answer was lost; looking what came of it (\(attempt))")
    case .awaitingName(_, let job): note("\(job.name): deleted; waiting until its name is free")
    case .started: break
    case .finished: if isTerminal { write(OverwrittenLine.erasure) }
    }
  }

  private func note(_ text: String) {
    write((isTerminal ? OverwrittenLine.erasure : "") + text + "\n")
  }

  private func line(_ head: String = "") {
    let names = running.withLock { running in running.sorted { $0.key < $1.key }.map(\.value) }.joined(separator: ", ")
    let text = head.isEmpty ? names : names.isEmpty ? head : "\(head): \(names)"
    write(OverwrittenLine.writing(text, to: FileDescriptor(2)))
  }

  private func write(_ text: String) { _ = FileDescriptor(2).write(Array(text.utf8)) }
}
