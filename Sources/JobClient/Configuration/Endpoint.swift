import CHTTPClient
import JobAPI

/// Where a service is reached: the base of all URLs.
package struct Endpoint: Sendable, Equatable {
  /// `http` or `https`.
  package let scheme: String
  /// In lower case; IPv6 addresses in their brackets.
  package let host: String
  package let port: Int
  /// What stands before `/v1/…`, without a slash at its end; empty for most.
  package let prefix: String

  /// Reads a URL such as `https://modelarts.eu-de.otc.t-systems.com`.
  ///
  /// - Throws: where it is none, or would send secrets in the clear: plain http goes to this machine only.
  package init(_ text: String) throws(ClientConfigurationError) {
    let shown = PlainText.line(text, limit: 200)
    var url = unsafe chttp_url()
    guard !text.utf8.contains(0), unsafe chttp_url_parse(text, &url) else { throw .notURL(shown) }
    defer { unsafe chttp_url_destroy(&url) }
    guard unsafe url.user == nil else { throw .credentialsInURL }
    guard unsafe url.query == nil, unsafe url.fragment == nil else { throw .notBaseURL(shown) }
    guard let scheme = unsafe Self.string(url.scheme), let host = unsafe Self.string(url.host), !host.isEmpty,
      let port = unsafe Self.string(url.port).flatMap({ Int($0) })
    else { throw .notURL(shown) }
    guard scheme == "http" || scheme == "https" else { throw .notHTTP(shown) }
    self.scheme = scheme
    self.host = host.lowercased()
    self.port = port
    var path = Substring(unsafe Self.string(url.path) ?? "")
    while path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    prefix = String(path)
    guard scheme == "https" || isLoopback else { throw .plainHTTP(host: self.host) }
  }

  /// The host, with `:port` where the port is not the scheme's own.
  package var authority: String { port == (scheme == "https" ? 443 : 80) ? host : "\(host):\(port)" }

  /// The URL without a slash at its end.
  package var url: String { "\(scheme)://\(authority)\(prefix)" }

  /// Whether nothing leaves this machine: 127.0.0.0/8, ::1 and `localhost`, which libcurl never asks a name server for.
  package var isLoopback: Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let parts = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let numbers = parts.compactMap { UInt8(String(decoding: $0, as: UTF8.self)) }
    return numbers.count == 4 && parts.count == 4 && numbers[0] == 127
  }

  /// The endpoint of another service of the same cloud: `iam` beside `modelarts` in `modelarts.{region}.{domain}`; nil
  /// where the host does not begin with this service's name.
  package func sibling(_ service: String) -> Endpoint? {
    let own = "modelarts."
    guard host.utf8.starts(with: own.utf8) else { return nil }
    return try? Endpoint("\(scheme)://\(service).\(host.dropFirst(own.utf8.count))")
  }

  private static func string(_ text: UnsafeMutablePointer<CChar>?) -> String? {
    unsafe text.map { unsafe String(cString: $0) }
  }
}
