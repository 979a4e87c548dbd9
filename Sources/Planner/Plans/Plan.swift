import Digests
import DocumentModel

/// What must be done so that what lives is what the manifests declare.
///
/// A plan is plain data: it can be shown, saved and carried out without the manifests. It holds no value of a secret.
package struct Plan: Sendable, Equatable {
  package var target: PlanTarget
  /// The files that it was made from, by path.
  package var inputs: [PlanInput]
  /// When, in milliseconds since 1970.
  package var createTime: Int
  /// A step a job: those of the manifests in their order, then the deletes.
  package var steps: [PlanStep]
  package var quotas: [WorkspaceQuota]
  /// What speaks against it as a whole, though nothing forbids it.
  package var warnings: [String]

  package init(
    target: PlanTarget, inputs: [PlanInput], createTime: Int, steps: [PlanStep], quotas: [WorkspaceQuota] = [],
    warnings: [String] = []
  ) {
    self.target = target
    self.inputs = inputs
    self.createTime = createTime
    self.steps = steps
    self.quotas = quotas
    self.warnings = warnings
  }

  /// The workspaces of its steps, each once, in their order.
  package var workspaces: [String] {
    var seen: Set<String> = []
    return steps.map(\.job.workspace).filter { seen.insert($0).inserted }
  }

  /// One digest for all input files: `sha256:` and 64 hexadecimal digits.
  package var inputDigest: String {
    var lines: [UInt8] = []
    for input in inputs { lines += Array("\(input.digest) \(input.path)\n".utf8) }
    return "sha256:" + SHA256.hexadecimalDigest(of: lines)
  }

  /// The steps that change something and may be carried out.
  package var executableSteps: [PlanStep] { steps.filter { $0.action != .none && $0.obstacle == nil } }

  package var hasChanges: Bool { steps.contains { $0.action != .none } }

  package var counts: PlanCounts { PlanCounts(steps) }

  /// What `plan --detailed-exitcode` ends with: 0, 2 with changes, 3 with deletes or replaces.
  package var detailedExitCode: Int32 {
    if steps.contains(where: { $0.action.isDestructive }) { return 3 }
    return hasChanges ? 2 : 0
  }
}

/// How many steps there are of each kind.
package struct PlanCounts: Sendable, Equatable {
  private var counts: [StepAction: Int] = [:]
  /// Those that may not be carried out; they are counted under their action too.
  package private(set) var blocked = 0

  init(_ steps: [PlanStep]) {
    for step in steps {
      counts[step.action, default: 0] += 1
      if step.obstacle != nil { blocked += 1 }
    }
  }

  package subscript(action: StepAction) -> Int { counts[action] ?? 0 }

  /// All steps that change something.
  package var changes: Int { counts.reduce(0) { $1.key == .none ? $0 : $0 + $1.value } }
}
