import DocumentModel
import JSONSchema

/// The words for a value that a variable's declaration forbids.
enum VariableViolation {
  /// What the value must be, to follow ``the value "x" of the variable "y"``.
  ///
  /// - Parameter schema: the declaration's tree.
  static func phrase(_ violation: Violation, schema: Tree) -> String {
    func text(_ id: NodeID) -> String { schema.string(of: id) }
    switch violation.kind {
    case .unlisted(let allowed):
      let values = allowed.map { "\"\(text($0))\"" }.joined(separator: ", ")
      return allowed.count == 1 ? "must be \(values)" : "must be one of \(values)"
    case .belowMinimum(let bound, let exclusive):
      return "must be \(exclusive ? "greater than" : "at least") \(text(bound))"
    case .aboveMaximum(let bound, let exclusive):
      return "must be \(exclusive ? "less than" : "at most") \(text(bound))"
    case .notMultiple(let bound): return "must be a multiple of \(text(bound))"
    case .tooShort(let length, let minimum): return "has \(length) characters; it must have at least \(minimum)"
    case .tooLong(let length, let maximum): return "has \(length) characters; it may have at most \(maximum)"
    case .patternMismatch(let pattern): return "must match the pattern \(text(pattern))"
    case .formatMismatch(let format):
      let name = text(format)
      return "must be of the format \"\(name)\"" + (Format(named: name).map { ", such as \($0.example)" } ?? "")
    default: return "does not satisfy its declaration"
    }
  }
}
