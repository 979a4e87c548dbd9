/// How a version ends; the raw values are what users write.
package enum EmulatorOutcome: String, Sendable, CaseIterable {
  case completed
  case failed
  case lost
  case imageFailed = "image-failed"
  case reviewFailed = "review-failed"
  case submitFailed = "submit-failed"
  case mountFailed = "mount-failed"
  case canceled
  case modelFailed = "model-failed"
  case deployFailed = "deploy-failed"

  /// The terminal status (job status reference).
  var status: Int {
    switch self {
    case .completed: 10
    case .failed: 11
    case .lost: 14
    case .imageFailed: 3
    case .reviewFailed: 21
    case .submitFailed: 5
    case .mountFailed: 22
    case .canceled: 13
    case .modelFailed: 16
    case .deployFailed: 17
    }
  }

  /// The run parameter that scripts a version's outcome.
  package static let parameterLabel = "emulator_outcome"
  /// The run parameter that says for how many seconds a version runs.
  package static let secondsLabel = "emulator_run_seconds"
}
