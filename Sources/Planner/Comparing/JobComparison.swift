import Comparison
import DocumentModel
import JobAPI
import SourceText

/// In what a live job differs from the declared one, as it may be shown.
struct JobComparison {
  /// Of `config`.
  let configuration: [PlannedChange]
  /// Of `job_desc`, the only field beside `config` that can differ.
  let description: PlannedChange?

  /// - Parameter newest: the version that is compared; nil for a job without one, whose configuration nobody shows.
  init(_ job: DesiredJob, description live: String?, newest: JobVersion?) {
    description = Self.description(of: job, live)
    guard let newest else {
      configuration = []
      return
    }
    let shown = job.body["config"] ?? .object([])
    let disclosed = job.disclosedBody["config"] ?? .object([])
    let words = ConfigurationComparison(declared: shown, details: newest.details)
    let changes = ConfigurationComparison(declared: disclosed, details: newest.details).changes
    let concealment = Concealment(job, shown: ["config": words.desired])
    configuration = changes.compactMap { change in
      concealment.isUnknown(change) ? nil : concealment.shown(change)
    }
  }

  var isEmpty: Bool { configuration.isEmpty && description == nil }

  /// Absent, null and blank are one, and maybe the text NULL, which the reference gives as the default (facts C1).
  static func normalDescription(_ text: String?) -> String {
    guard let text, !isSameText(text, "NULL") else { return "" }
    return text
  }

  private static func description(of job: DesiredJob, _ live: String?) -> PlannedChange? {
    let old = normalDescription(live)
    let new = normalDescription(job.body["job_desc"]?.string)
    guard !isSameText(old, new) else { return nil }
    return PlannedChange(
      path: "job_desc", pointer: "/job_desc", kind: old.isEmpty ? .added : new.isEmpty ? .removed : .changed,
      old: old.isEmpty ? JSONValue?.none : .string(SecretText.concealed(old, job.secretValues)),
      new: new.isEmpty ? JSONValue?.none : .string(new), place: job.places.place(nearest: "/job_desc"))
  }
}

/// What of a change may be shown: secrets only by their names, also those that live.
private struct Concealment {
  private let job: DesiredJob
  /// The desired request in the form that is compared, secrets by name.
  private let shown: JSONValue

  init(_ job: DesiredJob, shown: JSONValue) {
    self.job = job
    self.shown = shown
  }

  /// Whether a value differs only because its secret is not known here.
  func isUnknown(_ change: FieldChange) -> Bool {
    change.kind == .changed && uses(in: change).contains { job.secretValues[$0.name] == nil }
  }

  func shown(_ change: FieldChange) -> PlannedChange {
    let uses = uses(in: change)
    let new = change.newPointer.flatMap { shown.value(at: $0) }
    let old = change.old.map { concealed($0) }
    let isOldSecret = !uses.isEmpty && old.map { !isSafe($0, uses) } ?? false
    return PlannedChange(
      path: change.path.description, pointer: change.path.pointer,
      kind: PlannedChange.Kind(rawValue: change.kind.rawValue) ?? .changed, old: isOldSecret ? nil : old,
      new: new ?? change.new.map(concealed), isOldConcealed: isOldSecret,
      place: job.places.place(nearest: change.newPointer ?? change.path.pointer))
  }

  /// The secrets in what a change is about.
  private func uses(in change: FieldChange) -> [SecretUse] {
    guard let pointer = change.newPointer else { return [] }
    return job.secrets.filter { isPart($0.pointer, of: pointer) || isPart(pointer, of: $0.pointer) }
  }

  private func isPart(_ pointer: String, of whole: String) -> Bool {
    pointer.utf8.starts(with: whole.utf8)
      && (pointer.utf8.count == whole.utf8.count || pointer.utf8.dropFirst(whole.utf8.count).first == 0x2F)
  }

  /// Whether a live text holds the secrets of today, so that hiding these hides all: another text may hold those of
  /// yesterday.
  private func isSafe(_ concealed: JSONValue, _ uses: [SecretUse]) -> Bool {
    guard let text = concealed.string else { return false }
    return uses.allSatisfy { use in text.utf8.firstRange(of: "${{ secret.\(use.name) }}".utf8) != nil }
  }

  private func concealed(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text): .string(SecretText.concealed(text, job.secretValues))
    case .array(let items): .array(items.map(concealed))
    case .object(let members):
      .object(members.map { JSONValue.Member($0.name, concealed($0.value)) })
    default: value
    }
  }
}
