import DocumentModel

extension CompiledSchema {
  /// The road of the evaluation to a violation's keyword, with the references it went through: a JSON Pointer such as
  /// `/properties/a/$ref/minLength` (core §12.3.1).
  package func evaluationPath(of violation: Violation) -> String {
    var text = ""
    var steps = violation.path
    steps.append(violation.keyword)
    for (from, to) in zip(steps, steps.dropFirst()) {
      // A reference leads on to its target, which is no step of the pointer.
      guard document[from].kind != .string else { continue }
      text += JSONPointer(to: to, in: document, from: from).description
    }
    return text
  }
}
