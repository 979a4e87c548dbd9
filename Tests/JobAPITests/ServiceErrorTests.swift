import JobAPI
import Testing

/// What failures mean, by code and by status.
struct ServiceErrorTests {
  private static func error(_ status: Int, _ code: String? = nil) -> ServiceError {
    ServiceError(status: status, code: code, message: "m")
  }

  @Test(
    arguments: [
      (401, nil, true), (401, "ModelArts.0112", true), (403, nil, true), (403, "ModelArts.0108", true),
      (403, "ModelArts.0210", true), (400, "ModelArts.7002", true), (500, "ModelArts.0109", true),
      (200, "ModelArts.0202", true), (403, "APIGW.0302", true), (403, "ModelArts.3000", false),
      (403, "ModelArts.2700", false), (400, "ModelArts.0103", false), (404, nil, false), (200, nil, false),
    ] as [(Int, String?, Bool)])
  func credentials(status: Int, code: String?, isAbout: Bool) {
    #expect(Self.error(status, code).isAboutCredentials == isAbout)
  }

  @Test func classes() {
    #expect(Self.error(429).isThrottling && Self.error(200, "ModelArts.0114").isThrottling)
    #expect(Self.error(400, "ModelArts.6101").isThrottling && !Self.error(503).isThrottling)
    #expect(Self.error(403, "APIGW.0307").asksForNewToken && !Self.error(403).asksForNewToken)
    #expect(Self.error(404).isAboutAbsence && Self.error(400, "ModelArts.0102").isAboutAbsence)
    #expect(!Self.error(404, "APIGW.0101").isAboutAbsence, "there is no such route: nothing is said of the job")
    #expect(Self.error(400, "ModelArts.6357").isAboutState && !Self.error(400).isAboutState)
    #expect(Self.error(200, "ModelArts.0010").isTransient && Self.error(408).isTransient)
    #expect(Self.error(501).leavesEffectOpen && !Self.error(501).isTransient)
    #expect(Self.error(302).leavesEffectOpen && !Self.error(307).leavesEffectOpen)
  }

  @Test func words() {
    #expect(Self.error(400, "C").summary == "C: m (HTTP 400)")
    #expect(ServiceError(status: 502, message: "HTTP 502 Bad Gateway").summary == "HTTP 502 Bad Gateway")
    #expect(Self.error(401).adding("n").message == "m; n" && Self.error(401).adding(nil) == Self.error(401))
  }
}
