import DocumentModel
import JobAPI
import Planner
import Randomness
import Testing

/// Plans as the content of files.
struct SavedPlanTests {
  private static func sample() throws -> Plan {
    let service = FakeService()
    for name in ["changed", "replaced", "former", "same"] { service.add(Samples.body(name)) }
    service.state.withLock { $0.remaining = 0 }
    let parameters: JSONValue = ["parameter": [["label": "key", "value": "${{ secret.token }}"]]]
    let jobs = [
      Samples.job(Samples.body("new", parameters), secrets: ["token": "s3cret"]),
      Samples.job("changed", ["worker_server_num": 2], description: "\u{E9}\u{1F600}\nline \"two\""),
      Samples.job("replaced", ["volumes": [["host_path": ["src_path": "/a", "dest_path": "/b"]]]]), Samples.job("same"),
    ]
    return try Samples.plan(jobs, service, former: ["former"])
  }

  private static func damage(_ content: [UInt8]) -> SavedPlanError? {
    do throws(SavedPlanError) { _ = try SavedPlan.read(content) } catch { return error }
    return nil
  }

  private static func replacing(_ old: String, _ new: String, in plan: Plan) -> [UInt8] {
    Array(String(decoding: SavedPlan.bytes(of: plan, savedBy: "1"), as: UTF8.self).replacing(old, with: new).utf8)
  }

  @Test func comesBackAsItWas() throws {
    let plan = try Self.sample()
    let bytes = SavedPlan.bytes(of: plan, savedBy: "1.2.3")
    #expect(try SavedPlan.read(bytes) == plan)
    #expect(try SavedPlan.bytes(of: SavedPlan.read(bytes), savedBy: "1.2.3") == bytes)
    #expect(SavedPlan.isClaimed(by: bytes))
    #expect(
      String(decoding: bytes, as: UTF8.self).hasPrefix("{\n  \"jobc_plan\": 1,\n  \"saved_by\": \"jobc 1.2.3\",\n"))
    #expect(!String(decoding: bytes, as: UTF8.self).contains("s3cret"))
  }

  @Test func randomPlansComeBackAsTheyWere() throws {
    var random = RandomPlan(seed: 4)
    for _ in 0..<300 {
      let plan = random.plan()
      #expect(try SavedPlan.read(SavedPlan.bytes(of: plan, savedBy: "1")) == plan)
    }
  }

  /// What is cut off is said to be, once the file says what it is.
  @Test func everyTruncationIsFound() throws {
    let bytes = SavedPlan.bytes(of: try Self.sample(), savedBy: "1")
    let mark = Array("{\n  \"jobc_plan\"".utf8).count
    for count in 0..<(bytes.count - 2) {
      #expect(Self.damage(Array(bytes[..<count])) == (count < mark ? .foreign : .truncated), "\(count)")
    }
    // Without its last line feed it is whole.
    #expect(Self.damage(bytes.dropLast()) == nil)
  }

  @Test func noChangedByteGoesUnseen() throws {
    let plan = try Self.sample()
    let bytes = SavedPlan.bytes(of: plan, savedBy: "1")
    var random = SeededGenerator(seed: 9)
    for _ in 0..<600 {
      var changed = bytes
      let at = Int.random(in: 0..<bytes.count, using: &random)
      changed[at] ^= UInt8.random(in: 1...255, using: &random)
      // White space may be other white space.
      if (try? SavedPlan.read(changed)) != nil {
        #expect(try SavedPlan.read(changed) == plan)
        #expect([0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]), "byte \(at)")
      }
    }
  }

  @Test func anotherLayoutIsTheSamePlan() throws {
    let plan = try Self.sample()
    let compact = try JSONValue(json: SavedPlan.bytes(of: plan, savedBy: "1")).json
    #expect(try SavedPlan.read(compact) == plan)
    #expect(SavedPlan.isClaimed(by: compact))
  }

  @Test func whatIsNoPlanIsSaidToBeNone() throws {
    let plan = try Self.sample()
    for text in ["", "job_name: a\n", "{}", "[1]", "{\"kind\": \"plan\"}", "{\"jobc_plans\": 1}"] {
      #expect(Self.damage(Array(text.utf8)) == .foreign, "\(text)")
      #expect(!SavedPlan.isClaimed(by: Array(text.utf8)))
    }
    #expect(
      Self.damage(Self.replacing("\"jobc_plan\": 1", "\"jobc_plan\": 2", in: plan))
        == .newer(format: 2, savedBy: "jobc 1"))
    #expect(
      SavedPlanError.newer(format: 2, savedBy: "jobc 9").words
        == "is a saved plan of format 2, from jobc 9; this jobc reads format 1")
    for wrong in ["0", "-1", "\"1\"", "null", "1.5"] {
      let content = Self.replacing("\"jobc_plan\": 1", "\"jobc_plan\": \(wrong)", in: plan)
      #expect(Self.damage(content) == .damaged("\"jobc_plan\" is no number of a format"))
    }
    #expect(Self.damage(Self.replacing("\"worker_server_num\": 2", "\"worker_server_num\": 200", in: plan)) == .altered)
    #expect(Self.damage(Self.replacing("\"endpoint\": \"emulator\"", "\"endpoint\": \"x\"", in: plan)) == .altered)
    #expect(Self.damage(Array("{\"jobc_plan\": 1, \"plan\": {}}".utf8)) == .damaged("it has no \"digest\""))
    #expect(Self.damage(Array("{\"jobc_plan\": 1,}".utf8)) == .damaged("trailing comma in JSON"))
  }

  /// A saved plan is filled in from the environment, or not begun.
  @Test func secretsComeFromTheEnvironment() throws {
    let body = Samples.body("a", ["parameter": [["label": "key", "value": "${{ secret.token }}"]]])
    let service = FakeService()
    let made = try Samples.plan([Samples.job(body, secrets: ["token": "s3cret"])], service)
    let plan = try SavedPlan.read(SavedPlan.bytes(of: made, savedBy: "1"))
    let refused = apply(plan, to: service, ApplyOptions(processEnvironment: ["PATH=/bin"]))
    #expect(refused.refusals == ["the job \"a\" needs the value of secret.token: set TOKEN"])
    #expect(service.count(.createJob) == 0)
    #expect(apply(plan, to: service, ApplyOptions(processEnvironment: ["TOKEN=a=b"])).exitCode == 0)
    #expect(service.jobs[0].versions[0].details["parameter"] == [["label": "key", "value": "a=b"]])
  }
}
