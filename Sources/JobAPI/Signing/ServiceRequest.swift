/// One request to the service before it goes on the wire.
package struct ServiceRequest: Sendable {
  /// The methods that the service knows.
  package enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
  }

  /// One name and value of a query, neither percent-encoded.
  package struct QueryItem: Sendable, Equatable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package var method: Method
  /// The host, with `:port` where the port is not the scheme's own.
  package var host: String
  /// The path as it is sent, percent-encoded.
  package var path: String
  package var query: [QueryItem]
  package var headers: HeaderFields
  package var body: [UInt8]

  package init(
    _ method: Method, host: String, path: String, query: [QueryItem] = [], headers: HeaderFields = [:],
    body: [UInt8] = []
  ) {
    self.method = method
    self.host = host
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
  }

  /// What stands in the request line (RFC 9112 §3.2.1): the path and the query in canonical form, which is the form that
  /// is signed.
  package var target: String { query.isEmpty ? path : path + "?" + canonicalQuery }

  /// The query sorted by name and value, then percent-encoded: sorted as raw text, because encoding changes the order.
  var canonicalQuery: String {
    let sorted = query.sorted { a, b in
      a.name.utf8.elementsEqual(b.name.utf8)
        ? a.value.utf8.lexicographicallyPrecedes(b.value.utf8) : a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
    }
    return sorted.map { PercentEncoding.encode($0.name) + "=" + PercentEncoding.encode($0.value) }
      .joined(separator: "&")
  }
}
