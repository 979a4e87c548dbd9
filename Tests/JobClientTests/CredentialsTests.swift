import JobAPI
import JobClient
import Testing

/// Which credentials the process environment holds.
struct CredentialsTests {
  private func read(_ variables: [String: String]) throws -> Credentials {
    try Credentials.fromEnvironment { variables[$0] }
  }

  private static let key = ["HUAWEICLOUD_SDK_AK": "AK", "HUAWEICLOUD_SDK_SK": "sesame"]
  private static let user = [
    "OS_AUTH_URL": "https://iam.example/v3/", "OS_USERNAME": "alice", "OS_PASSWORD": "sesame",
    "OS_USER_DOMAIN_NAME": "d",
  ]

  @Test func kinds() throws {
    #expect(try read(Self.key) == .key(SigningKey(accessKey: "AK", secretKey: "sesame")))
    #expect(
      try read(Self.key.merging(["HUAWEICLOUD_SDK_SECURITY_TOKEN": "t"]) { $1 })
        == .key(SigningKey(accessKey: "AK", secretKey: "sesame", securityToken: "t")))
    #expect(try read(["JOBC_TOKEN": "t"]) == .token("t"))
    let endpoint = try Endpoint("https://iam.example")
    func expected(_ scope: PasswordCredentials.Scope?) -> Credentials {
      .password(
        PasswordCredentials(endpoint: endpoint, user: "alice", password: "sesame", domain: "d", scope: scope))
    }
    #expect(try read(Self.user) == expected(nil))
    #expect(try read(Self.user.merging(["OS_PROJECT_NAME": "n"]) { $1 }) == expected(.projectName("n")))
    let both = Self.user.merging(["OS_PROJECT_NAME": "n", "OS_PROJECT_ID": "i"]) { $1 }
    #expect(try read(both) == expected(.projectID("i")))
  }

  @Test func theFirstKindCounts() throws {
    #expect(try read(Self.user.merging(Self.key) { $1 }).summary == "access key AK")
    let all = Self.user.merging(Self.key) { $1 }.merging(["JOBC_TOKEN": "t"]) { $1 }
    #expect(try read(all) == .token("t"))
    #expect(
      try read(Self.user.merging(["JOBC_TOKEN": "", "HUAWEICLOUD_SDK_AK": ""]) { $1 }).summary == "user alice of d")
  }

  @Test(arguments: [
    (["HUAWEICLOUD_SDK_AK": "a"], "HUAWEICLOUD_SDK_AK is set, but HUAWEICLOUD_SDK_SK is not"),
    (
      ["HUAWEICLOUD_SDK_SK": "a", "HUAWEICLOUD_SDK_AK": ""], "HUAWEICLOUD_SDK_SK is set, but HUAWEICLOUD_SDK_AK is not"
    ),
    (
      ["HUAWEICLOUD_SDK_SECURITY_TOKEN": "a"],
      "HUAWEICLOUD_SDK_SECURITY_TOKEN is set, but HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK are not"
    ),
    (
      ["OS_USERNAME": "a", "OS_PASSWORD": "b", "OS_USER_DOMAIN_NAME": "c"], "OS_USERNAME is set, but OS_AUTH_URL is not"
    ),
    ([:], "no credentials in the process environment"),
    (
      ["JOBC_TOKEN": "a b"],
      "the value of JOBC_TOKEN has spaces, line breaks or other characters that it cannot have"
    ),
    (
      ["HUAWEICLOUD_SDK_AK": "a", "HUAWEICLOUD_SDK_SK": "b\r\nX-Evil: 1"],
      "the value of HUAWEICLOUD_SDK_SK has spaces, line breaks or other characters that it cannot have"
    ),
  ])
  func mistakes(variables: [String: String], message: String) {
    #expect {
      try read(variables)
    } throws: { error in
      (error as? ClientConfigurationError)?.message == message
    }
  }

  @Test func anotherKindDoesNotStandInForHalfOfOne() {
    let half = Self.user.merging(["HUAWEICLOUD_SDK_AK": "a"]) { $1 }
    #expect(
      throws: ClientConfigurationError.incompleteCredentials(
        set: "HUAWEICLOUD_SDK_AK", missing: ["HUAWEICLOUD_SDK_SK"])
    ) { try read(half) }
  }

  @Test func tokensAreNotAskedForInTheClear() {
    var user = Self.user
    user["OS_AUTH_URL"] = "http://iam.example"
    #expect(throws: ClientConfigurationError.plainHTTP(host: "iam.example")) { try read(user) }
  }

  @Test func secretsAreNotPrinted() throws {
    for credentials in [try read(Self.key), try read(["JOBC_TOKEN": "sesame"]), try read(Self.user)] {
      var dumped = ""
      dump(credentials, to: &dumped)
      for text in ["\(credentials)", String(reflecting: credentials), "\([credentials])", dumped] {
        #expect(!text.contains("sesame"))
      }
    }
  }

  @Test func certificatesAreChecked() throws {
    #expect(
      throws: ClientConfigurationError.unreadableAuthorities(file: "/nowhere", reason: "no such file or directory")
    ) {
      try ClientConfiguration.authorities(inFile: "/nowhere")
    }
    #expect(throws: ClientConfigurationError.noCertificates(file: #filePath)) {
      // The mark itself is not in this file in one piece.
      try ClientConfiguration.authorities(inFile: #filePath)
    }
  }
}
