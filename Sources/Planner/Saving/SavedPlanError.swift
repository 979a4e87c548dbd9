/// Why a file is no plan that can be shown or carried out.
package enum SavedPlanError: Error, Sendable, Equatable {
  /// It does not say that it is a plan.
  case foreign
  /// It ends in the middle.
  case truncated
  /// It is no JSON, or has not what a plan has; in words without a full stop.
  case damaged(String)
  /// A later version of `jobc` wrote it.
  case newer(format: Int, savedBy: String?)
  /// It is not as it was written.
  case altered

  /// What is wrong, in words that follow the file's name.
  package var words: String {
    switch self {
    case .foreign: "is no saved plan"
    case .truncated: "is a saved plan that ends in the middle"
    case .damaged(let reason): "is a damaged saved plan: \(reason)"
    case .newer(let format, let savedBy):
      "is a saved plan of format \(format)\(savedBy.map { ", from \($0)" } ?? ""); this jobc reads format \(SavedPlan.format)"
    case .altered: "was changed after it was saved: its content does not have its digest"
    }
  }

  /// What to do.
  package var help: String {
    switch self {
    case .foreign: "\"jobc plan -o FILE\" saves one"
    case .truncated, .damaged: "copy the file again, or plan anew with \"jobc plan -o FILE\""
    case .newer: "use the jobc that saved it, or plan anew with this one"
    case .altered: "change the manifests instead and plan anew with \"jobc plan -o FILE\""
    }
  }
}
