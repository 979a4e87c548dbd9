import Commands
import PlanReports
import Planner

extension PlanFormat {
  /// The plan as it is printed.
  func render(_ plan: Plan, isColored: Bool) -> [UInt8] {
    switch self {
    case .text: Array(PlanText.text(of: plan, isColored: isColored).utf8)
    case .json: PlanJSON.bytes(of: plan, madeBy: Version.current)
    case .markdown: Array(PlanMarkdown.text(of: plan).utf8)
    }
  }
}
