import JobClient
import Testing

struct EndpointTests {
  @Test(arguments: [
    ("https://modelarts.eu-de.otc.t-systems.com", "https://modelarts.eu-de.otc.t-systems.com"),
    ("HTTPS://Host.Example:443/", "https://host.example"),
    ("https://h.example:8443/base/", "https://h.example:8443/base"),
    ("http://127.0.0.1:8080", "http://127.0.0.1:8080"), ("http://127.200.3.4", "http://127.200.3.4"),
    ("http://localhost:80/", "http://localhost"), ("http://[::1]:9", "http://[::1]:9"),
  ])
  func readsURLs(text: String, url: String) throws {
    #expect(try Endpoint(text).url == url)
  }

  @Test(arguments: [
    "http://modelarts.example", "http://127.0.0.1.example", "http://localhost.example", "http://10.0.0.1",
    "http://[::2]", "http://0.0.0.0", "http://128.0.0.1", "http://[::ffff:10.0.0.1]", "http://127.0.0.1@h.example",
  ])
  func refusesPlainHTTPToOthers(text: String) {
    #expect {
      try Endpoint(text)
    } throws: { error in
      switch error as? ClientConfigurationError {
      case .plainHTTP, .credentialsInURL: true
      default: false
      }
    }
  }

  @Test(
    arguments: [
      ("", .notURL("")), ("modelarts", .notURL("modelarts")), ("ftp://h.example", .notHTTP("ftp://h.example")),
      ("https://u:p@h.example", .credentialsInURL), ("https://h.example/?a=1", .notBaseURL("https://h.example/?a=1")),
      ("https://h.example/#a", .notBaseURL("https://h.example/#a")),
      ("https://h .example", .notURL("https://h .example")),
      ("https://h.example:99999", .notURL("https://h.example:99999")), ("https://\u{0}x", .notURL("https:// x")),
    ] as [(String, ClientConfigurationError)])
  func refusesOthers(text: String, error: ClientConfigurationError) {
    #expect(throws: error) { try Endpoint(text) }
  }

  @Test func knowsItsSiblings() throws {
    #expect(try Endpoint("https://modelarts.a.b.example").sibling("iam")?.url == "https://iam.a.b.example")
    #expect(try Endpoint("https://other.example").sibling("iam") == nil)
  }
}
