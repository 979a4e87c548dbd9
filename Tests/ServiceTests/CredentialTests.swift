import Emulator
import JobAPI
import JobClient
import Planner
import Testing

/// What our client signs and asks tokens for, our emulator verifies by itself.
@Suite("Credentials over the wire") struct CredentialTests {
  private static let users = [EmulatorCredentials.User(name: "alice", password: "wonder é", domain: "acme")]

  private func emulator(faults: [String] = []) throws -> EmulatorServer {
    var configuration = EmulatorConfiguration(projectID: "p")
    configuration.faults = FaultPlan(try faults.map { try Fault(parsing: $0) })
    configuration.requiresAuthentication = true
    configuration.credentials.accessKeys = [
      .init(access: "AK", secret: "SK/+="), .init(access: "TMP", secret: "T", securityToken: "dGVtcA=="),
    ]
    configuration.credentials.users = Self.users
    configuration.credentials.tokens = ["fixed-token"]
    return try EmulatorServer.start(configuration)
  }

  private func password(_ emulator: EmulatorServer, _ password: String = "wonder é") throws -> Credentials {
    .password(
      PasswordCredentials(
        endpoint: try Endpoint(emulator.url), user: "alice", password: password, domain: "acme", scope: .projectID("p"))
    )
  }

  /// A write with a body and a read with a query, both with characters that must be escaped.
  private func outcome(_ emulator: EmulatorServer, _ credentials: Credentials) throws -> Scene.Outcome {
    let service = try Scene.client(of: emulator, credentials)
    return Scene.outcome { () throws(ServiceFailure) in
      _ = try service.createJob(
        Scene.body("job", changes: ["user_image_url": "a:1", "user_command": "echo é 中 \"x\""]))
      return try service.jobs(in: "0", matching: "a b+c/d&e=f~g*h(i)!'@:,;%中")
    }
  }

  @Test func rightOnesPass() throws {
    for credentials in [
      Credentials.key(SigningKey(accessKey: "AK", secretKey: "SK/+=")),
      .key(SigningKey(accessKey: "TMP", secretKey: "T", securityToken: "dGVtcA==")), .token("fixed-token"),
    ] {
      #expect(try outcome(emulator(), credentials) == .done)
    }
    let emulator = try emulator()
    #expect(try outcome(emulator, password(emulator)) == .done)
  }

  @Test func wrongOnesAreRefused() throws {
    let emulator = try emulator()
    #expect(try outcome(emulator, .key(SigningKey(accessKey: "AK", secretKey: "SK"))) == .without("APIGW.0301"))
    #expect(try outcome(emulator, .key(SigningKey(accessKey: "no", secretKey: "SK"))) == .without("APIGW.0301"))
    #expect(try outcome(emulator, .key(SigningKey(accessKey: "TMP", secretKey: "T"))) == .without("APIGW.0301"))
    #expect(try outcome(emulator, .token("other")) == .without("ModelArts.0203"))
    #expect(try outcome(emulator, .none) == .without("ModelArts.0201"))
    guard case .without = try outcome(emulator, password(emulator, "wrong")) else {
      Issue.record("a wrong password was taken")
      return
    }
    let right = try Scene.client(of: emulator, .token("fixed-token"))
    #expect(try right.jobs(in: "0", matching: nil).jobs.isEmpty)
  }

  /// A token that expires in the middle is renewed, and the call that it failed is made once.
  @Test func aTokenIsRenewed() throws {
    let emulator = try emulator(faults: ["create-job:expire-token@2"])
    let service = try Scene.client(of: emulator, password(emulator))
    for name in ["a", "b", "c"] { _ = try service.createJob(Scene.body(name)) }
    #expect(try service.jobs(in: "0", matching: nil).jobs.map(\.name).sorted() == ["a", "b", "c"])
    #expect(emulator.requestLog.count { $0.call == .createToken } == 2)
    #expect(emulator.requestLog.count { $0.call == .createJob } == 4)
  }

  /// A machine whose clock is wrong still gets through, by the service's clock.
  @Test(arguments: [-7_200, 7_200]) func clocksMayDiffer(seconds: Int) throws {
    var configuration = EmulatorConfiguration(projectID: "p")
    configuration.requiresAuthentication = true
    configuration.credentials.accessKeys = [.init(access: "AK", secret: "SK/+=")]
    configuration.clock = .settable(EmulatorClock.system.now + seconds * 1000)
    let emulator = try EmulatorServer.start(configuration)
    #expect(try outcome(emulator, .key(SigningKey(accessKey: "AK", secretKey: "SK/+="))) == .done)
  }
}
