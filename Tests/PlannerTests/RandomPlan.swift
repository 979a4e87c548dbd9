import DocumentModel
import JobAPI
import Planner
import Randomness

/// Plans of every shape, the same on every run.
struct RandomPlan {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func plan() -> Plan {
    let target = PlanTarget(environment: text(), endpoint: text(), region: maybe { $0.text() }, project: text())
    return Plan(
      target: target, inputs: list { PlanInput(path: $0.text(), digest: $0.text()) }, createTime: number(),
      steps: list { $0.step() },
      quotas: list { random in
        WorkspaceQuota(
          workspace: random.text(), remainingJobs: random.maybe { $0.number() }, quota: random.maybe { $0.number() })
      }, warnings: list { $0.text() })
  }

  private mutating func step() -> PlanStep {
    let action = StepAction.allCases.randomElement(using: &random) ?? .none
    let needsBody = action != .none && action != .delete
    let needsLive = action != .none && action != .create
    let places = list { random in (random.text(), random.place()) }
    return PlanStep(
      job: JobIdentity(name: text(), workspace: text()), action: action, reason: text(), obstacle: maybe { $0.text() },
      notes: list { $0.text() }, changes: list { $0.change() }, source: maybe { $0.source() },
      body: needsBody ? value() : maybe { $0.value() }, secrets: list { $0.secret() },
      seen: needsLive ? live() : maybe { $0.live() },
      places: FieldPlaces(Dictionary(places, uniquingKeysWith: { first, _ in first })))
  }

  private mutating func change() -> PlannedChange {
    let kinds: [PlannedChange.Kind] = [.added, .removed, .changed]
    return PlannedChange(
      path: text(), pointer: text(), kind: kinds.randomElement(using: &random) ?? .added, old: maybe { $0.value() },
      new: maybe { $0.value() }, isOldConcealed: Bool.random(using: &random), place: maybe { $0.place() })
  }

  private mutating func source() -> JobSource {
    JobSource(
      file: text(), document: number(),
      cell: maybe { random in random.list { JobSource.Axis($0.text(), $0.text()) } })
  }

  private mutating func secret() -> SecretUse {
    SecretUse(pointer: text(), name: text(), environmentVariable: maybe { $0.text() })
  }

  private mutating func live() -> LiveState {
    LiveState(
      jobID: number(), versionID: maybe { $0.number() }, versionName: maybe { $0.text() },
      versionCount: maybe { $0.number() }, descriptionDigest: text(),
      status: JobStatus(Int.random(in: 0...40, using: &random)))
  }

  private mutating func place() -> ManifestPlace {
    ManifestPlace(file: text(), line: number(), column: number())
  }

  private mutating func value(_ depth: Int = 0) -> JSONValue {
    switch Int.random(in: 0...(depth > 2 ? 3 : 5), using: &random) {
    case 0: return .null
    case 1: return .boolean(Bool.random(using: &random))
    case 2:
      return .number(["0", "-1", "1e-4", "0.10", "9223372036854775807", "1E400"].randomElement(using: &random) ?? "0")
    case 3: return .string(text())
    case 4: return .array(list { $0.value(depth + 1) })
    default:
      // No name twice.
      let names = ["a", "\u{E9}", "~1/", "", "null"].shuffled(using: &random).prefix(
        Int.random(in: 0...5, using: &random))
      return .object(names.map { JSONValue.Member($0, value(depth + 1)) })
    }
  }

  private mutating func text() -> String {
    let pieces = [
      "", "a", ":1:2", "\n", "\"", "\\", "\u{0}", "\u{E9}", "e\u{301}", "\u{202E}", "\u{1F600}", "${{ secret.x }}",
    ]
    return (0..<Int.random(in: 0...4, using: &random)).reduce(into: "") { text, _ in
      text += pieces.randomElement(using: &random) ?? ""
    }
  }

  private mutating func number() -> Int { Int.random(in: Int.min...Int.max, using: &random) }

  private mutating func maybe<Item>(_ make: (inout RandomPlan) -> Item) -> Item? {
    Bool.random(using: &random) ? make(&self) : nil
  }

  private mutating func list<Item>(_ make: (inout RandomPlan) -> Item) -> [Item] {
    (0..<Int.random(in: 0...3, using: &random)).map { _ in make(&self) }
  }
}
