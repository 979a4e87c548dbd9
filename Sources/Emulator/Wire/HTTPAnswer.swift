import DocumentModel

/// What is sent back: an answer, or what breaks off in its place.
enum HTTPAnswer: Sendable {
  case answer(Content)
  /// These bytes, which may be none or no HTTP at all, and then the end of the connection.
  case close([UInt8])
  /// The connection is reset.
  case reset

  /// A whole answer.
  struct Content: Sendable {
    var status: Int
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []

    init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
      self.status = status
      self.headers = headers
      self.body = body
    }

    init(status: Int, headers: [(name: String, value: String)] = [], json: JSONValue) {
      self.init(
        status: status, headers: [("Content-Type", "application/json;charset=UTF-8")] + headers, body: json.json)
    }

    /// The bytes on the wire, with the length of the whole body but only its first `bodyCount` bytes.
    func wire(bodyCount: Int) -> [UInt8] {
      var text = "HTTP/1.1 \(status) \(status < 400 ? "OK" : "Error")\r\n"
      for header in headers { text += "\(header.name): \(header.value)\r\n" }
      text += "Content-Length: \(body.count)\r\n\r\n"
      return Array(text.utf8) + body.prefix(bodyCount)
    }
  }
}
