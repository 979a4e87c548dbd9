import DocumentModel
import JobAPI
import Planner
import Synchronization

/// A service in memory that fails as it is told, and counts what it is asked.
///
/// It keeps what is sent and gives it back with the additions that real services make (facts §4.2, §14).
final class FakeService: JobService {
  enum Call: Hashable, Sendable {
    case jobs, versions, createJob, createVersion, setDescription, deleteJob, resourceSpecs
  }

  /// What happens to one call.
  enum Fault: Sendable {
    /// The call is carried out, and its answer is lost.
    case lostAfter
    /// The call never arrives, and nobody can know.
    case lostBefore
    /// The call is carried out some looks later, and its answer is lost.
    case lostAndLate(looks: Int)
    case failure(ServiceFailure)
    /// Something else happens first, by somebody else.
    case first(@Sendable (FakeService) -> Void)
  }

  struct Job: Sendable {
    var id: Int
    var workspace: String
    var name: String
    var description: String?
    var versions: [JobVersion] = []
    /// How many lists do not show it yet.
    var hiddenLooks = 0
    /// How many lists still show it although it is deleted; nil for one that is not.
    var dyingLooks: Int?
  }

  struct State: Sendable {
    var jobs: [Job] = []
    var faults: [Call: [Int: Fault]] = [:]
    var counts: [Call: Int] = [:]
    var bodies: [JSONValue] = []
    var nextID = 1_000
    var time = 1_700_000_000_000
    var remaining: Int?
    var quota: Int?
    var specs: [JSONValue] = []
    var pending: [(looks: Int, effect: @Sendable (FakeService) -> Void)] = []
    /// How many lists show a deleted job.
    var deletionLooks = 0
    var current = 0
    var mostAtOnce = 0
  }

  let state = Mutex(State())

  // MARK: What tests say and ask

  /// The fault of the `number`th call of a kind, from 1.
  func fault(_ call: Call, _ fault: Fault, at number: Int = 1) {
    state.withLock { $0.faults[call, default: [:]][number] = fault }
  }

  func count(_ call: Call) -> Int { state.withLock { $0.counts[call] ?? 0 } }
  var total: Int { state.withLock { $0.counts.reduce(0) { $0 + $1.value } } }
  func resetCounts() {
    state.withLock {
      $0.counts = [:]; $0.faults = [:]
    }
  }

  /// The jobs that live, whether lists show them or not.
  var jobs: [Job] { state.withLock { $0.jobs.filter { $0.dyingLooks == nil } } }

  /// `name×versions` of each live job, by name.
  var summary: String {
    jobs.map { "\($0.name)×\($0.versions.count)" }.sorted().joined(separator: " ")
  }

  @discardableResult
  func add(_ body: JSONValue, status: Int = 8, hiddenLooks: Int = 0) -> Int {
    state.withLock { state in Self.create(body, &state, status: status, hiddenLooks: hiddenLooks).jobID }
  }

  @discardableResult
  func addVersion(_ name: String, _ config: JSONValue, status: Int = 8) -> Int? {
    state.withLock { state in
      guard let index = state.jobs.firstIndex(where: { $0.name == name && $0.dyingLooks == nil }) else { return nil }
      return Self.addVersion(config, to: index, &state, before: state.jobs[index].versions.last?.id, status: status).id
    }
  }

  func change(_ name: String, _ body: @Sendable (inout Job) -> Void) {
    state.withLock { state in
      for index in state.jobs.indices where state.jobs[index].name == name { body(&state.jobs[index]) }
    }
  }

  // MARK: The service

  func jobs(in workspace: String, matching name: String?) throws(ServiceFailure) -> JobListing {
    try run(.jobs, isRead: true) { state in
      var shown: [JobSummary] = []
      for index in state.jobs.indices.reversed() {
        let job = state.jobs[index]
        guard job.workspace == workspace else { continue }
        if job.hiddenLooks > 0 {
          state.jobs[index].hiddenLooks -= 1
          continue
        }
        if let looks = job.dyingLooks {
          guard looks > 0 else {
            state.jobs.remove(at: index)
            continue
          }
          state.jobs[index].dyingLooks = looks - 1
        }
        if let name, !job.name.lowercased().contains(name.lowercased()) { continue }
        let newest = job.versions.last
        shown.append(
          JobSummary(
            id: job.id, name: job.name, description: job.description, versionID: newest?.id,
            versionCount: job.versions.count, status: newest?.status ?? JobStatus(1), createTime: newest?.createTime))
      }
      return JobListing(jobs: shown.reversed(), remaining: state.remaining, quota: state.quota)
    }
  }

  func versions(ofJob job: Int) throws(ServiceFailure) -> [JobVersion] {
    let found = try run(.versions, isRead: true) { state in state.jobs.first { $0.id == job && $0.dyingLooks == nil } }
    guard let found else { throw .refused(Self.absent) }
    return found.versions.map { version in
      var version = version
      version.jobDescription = found.description
      return version
    }
  }

  func version(_ version: Int, ofJob job: Int) throws(ServiceFailure) -> JobVersion {
    guard let found = try versions(ofJob: job).first(where: { $0.id == version }) else { throw .refused(Self.absent) }
    return found
  }

  func createJob(_ body: [UInt8]) throws(ServiceFailure) -> SubmittedVersion {
    let body = Self.parse(body)
    let answer = try run(.createJob, isRead: false) { state -> SubmittedVersion? in
      state.bodies.append(body)
      let name = body["job_name"]?.string ?? ""
      guard !state.jobs.contains(where: { $0.name == name && $0.workspace == Self.workspace(of: body) }) else {
        return nil
      }
      return Self.create(body, &state, status: 1, hiddenLooks: 0)
    }
    guard let answer else {
      throw .refused(
        ServiceError(
          status: 400, code: "ModelArts.0103", message: "Job name:\(body["job_name"]?.string ?? "") is existed",
          requestID: "r-taken"))
    }
    return answer
  }

  func createVersion(ofJob job: Int, _ body: [UInt8]) throws(ServiceFailure) -> SubmittedVersion {
    let body = Self.parse(body)
    let answer = try run(.createVersion, isRead: false) { state -> SubmittedVersion? in
      state.bodies.append(body)
      guard let index = state.jobs.firstIndex(where: { $0.id == job && $0.dyingLooks == nil }) else { return nil }
      let version = Self.addVersion(
        body["config"] ?? .null, to: index, &state, before: body["config"]?["pre_version_id"]?.integer, status: 1)
      if let description = body["job_desc"]?.string { state.jobs[index].description = description }
      return SubmittedVersion(jobID: job, versionID: version.id, versionName: version.name, status: version.status)
    }
    guard let answer else { throw .refused(Self.absent) }
    return answer
  }

  func setDescription(ofJob job: Int, to description: String) throws(ServiceFailure) {
    let isDone = try run(.setDescription, isRead: false) { state in
      guard let index = state.jobs.firstIndex(where: { $0.id == job && $0.dyingLooks == nil }) else { return false }
      state.jobs[index].description = description
      return true
    }
    if !isDone { throw .refused(Self.absent) }
  }

  func deleteJob(_ job: Int) throws(ServiceFailure) {
    let isDone = try run(.deleteJob, isRead: false) { state in
      guard let index = state.jobs.firstIndex(where: { $0.id == job && $0.dyingLooks == nil }) else { return false }
      state.jobs[index].dyingLooks = state.deletionLooks
      if state.deletionLooks == 0 { state.jobs.remove(at: index) }
      return true
    }
    if !isDone { throw .refused(Self.absent) }
  }

  func deleteVersion(_ version: Int, ofJob job: Int) throws(ServiceFailure) {}
  func stopVersion(_ version: Int, ofJob job: Int) throws(ServiceFailure) {}

  func resourceSpecs() throws(ServiceFailure) -> [JSONValue] { try run(.resourceSpecs, isRead: true) { $0.specs } }
  func engines() throws(ServiceFailure) -> [JSONValue] { [] }
  func builtInAlgorithms() throws(ServiceFailure) -> [JSONValue] { [] }
  func logFileNames(ofVersion version: Int, ofJob job: Int) throws(ServiceFailure) -> [String] { [] }
  func log(
    _ file: String, at position: LogPosition, limit: Int, ofVersion version: Int, ofJob job: Int
  ) throws(ServiceFailure) -> LogExcerpt {
    throw .refused(Self.absent)
  }

  // MARK: How

  static let absent = ServiceError(
    status: 404, code: "ModelArts.0102", message: "The job does not exist.", requestID: "r-absent")

  private func run<Result: Sendable>(
    _ call: Call, isRead: Bool, _ body: @escaping @Sendable (inout State) -> Result
  ) throws(ServiceFailure) -> Result {
    let fault = state.withLock { state in
      state.counts[call, default: 0] += 1
      state.current += 1
      state.mostAtOnce = max(state.mostAtOnce, state.current)
      return state.faults[call]?[state.counts[call] ?? 0]
    }
    defer { state.withLock { $0.current -= 1 } }
    if isRead { carryOutPending() }
    let lost = ServiceFailure.unsettled(reason: "connection reset", requestID: "r-lost")
    switch fault {
    case nil: return state.withLock { body(&$0) }
    case .lostAfter:
      _ = state.withLock { body(&$0) }
      throw lost
    case .lostBefore: throw lost
    case .lostAndLate(let looks):
      state.withLock { state in
        state.pending.append((looks, { service in _ = service.state.withLock { body(&$0) } }))
      }
      throw lost
    case .failure(let failure): throw failure
    case .first(let other):
      other(self)
      return state.withLock { body(&$0) }
    }
  }

  private func carryOutPending() {
    let due = state.withLock { state in
      for index in state.pending.indices { state.pending[index].looks -= 1 }
      let due = state.pending.filter { $0.looks < 0 }.map(\.effect)
      state.pending.removeAll { $0.looks < 0 }
      return due
    }
    for effect in due { effect(self) }
  }

  private static func parse(_ body: [UInt8]) -> JSONValue {
    do { return try JSONValue(json: body) } catch { preconditionFailure("the planner sent no JSON: \(error)") }
  }

  private static func workspace(of body: JSONValue) -> String { body["workspace_id"]?.string ?? "0" }

  private static func create(
    _ body: JSONValue, _ state: inout State, status: Int, hiddenLooks: Int
  ) -> SubmittedVersion {
    state.nextID += 1
    state.jobs.append(
      Job(
        id: state.nextID, workspace: workspace(of: body), name: body["job_name"]?.string ?? "",
        description: body["job_desc"]?.string, hiddenLooks: hiddenLooks))
    let job = state.nextID
    guard body["config"]?["create_version"]?.boolean != false else {
      return SubmittedVersion(jobID: job, versionID: nil, versionName: nil, status: JobStatus(1))
    }
    let version = addVersion(
      body["config"] ?? .null, to: state.jobs.count - 1, &state, before: nil, status: status)
    return SubmittedVersion(jobID: job, versionID: version.id, versionName: version.name, status: version.status)
  }

  private static func addVersion(
    _ config: JSONValue, to index: Int, _ state: inout State, before: Int?, status: Int
  ) -> JobVersion {
    state.nextID += 1
    state.time += 1_000
    let number = state.jobs[index].versions.count + 1
    let name = "V" + String(repeating: "0", count: 4 - "\(number)".count) + "\(number)"
    let version = JobVersion(
      jobID: state.jobs[index].id, jobName: state.jobs[index].name, jobDescription: state.jobs[index].description,
      id: state.nextID, name: name, status: JobStatus(status), createTime: state.time,
      details: details(of: config, before: before))
    state.jobs[index].versions.append(version)
    return version
  }

  /// What a version comes back as: nulls for what was not sent, and what the service fills in.
  static func details(of config: JSONValue, before: Int? = nil) -> JSONValue {
    var details = JSONValue.object([])
    let fields = [
      "app_url", "boot_file_url", "engine_id", "model_id", "parameter", "data_url", "dataset_id", "dataset_version_id",
      "data_source", "spec_id", "train_url", "log_url", "user_image_url", "user_command", "volumes", "pool_id",
      "nas_type", "nas_share_addr", "nas_mount_path", "worker_server_num",
    ]
    for field in fields { details[field] = config[field] ?? .null }
    details["pre_version_id"] = before.map { .integer($0) } ?? .null
    if config["engine_id"] == nil { details["engine_id"] = config["model_id"] == nil ? 1 : 500 }
    if config["data_url"] == nil { details["data_url"] = config["data_source"]?.items.first?["data_url"] ?? .null }
    if config["pool_id"] == nil {
      details["pool_id"] = "pool7d1e0000"
      details["pool_type"] = "SYSTEM_DEFINED"
    }
    let code = config["flavor"]?["code"]
    details["flavor_code"] = code ?? "modelarts.vm.cpu.2u"
    details["spec_code"] = code ?? "modelarts.vm.cpu.2u"
    if config["spec_id"] == nil { details["spec_id"] = 27 }
    if config["nas_type"] == nil { details["nas_type"] = "efs" }
    return details
  }
}
