import DocumentModel
import Foundation
import Loopback
import Synchronization

/// Stands in for GitHub and GitLab where a recipe comments: the list with its pages, a new comment, another text.
final class CommentHost: Sendable {
  private let store: Store
  private let server: ScriptedServer

  /// - Parameter comments: what others have written before.
  init(comments: [String] = []) throws {
    let store = Store(comments)
    self.store = store
    server = try ScriptedServer { store.answer($0) }
  }

  deinit { server.stop() }

  var url: String { server.url }
  /// The texts, in the order in which they were written first.
  var comments: [String] { store.comments.withLock { $0 } }
  /// Method and path of each request.
  var calls: [String] { server.requests.map { "\($0.method) \($0.path)" } }

  private final class Store: Sendable {
    let comments: Mutex<[String]>

    init(_ comments: [String]) { self.comments = Mutex(comments) }

    func answer(_ request: ScriptedServer.Request) -> ScriptedServer.Reply {
      let isAllowed =
        request.headers["authorization"] == "Bearer secret-token" || request.headers["private-token"] == "secret-token"
      guard isAllowed else { return .answer(401, body: #"{"message": "Bad credentials"}"#) }
      guard request.method != "GET" else { return .answer(200, body: page(request.query)) }
      guard let text = (try? JSONValue(json: request.body))?["body"]?.string, text.utf16.count <= 65_536 else {
        return .answer(422, body: #"{"message": "Validation Failed"}"#)
      }
      let number = Int(request.path.split(separator: "/").last ?? "")
      switch (request.method, number) {
      case ("POST", nil): comments.withLock { $0.append(text) }
      case ("PATCH", let id?), ("PUT", let id?): comments.withLock { $0[id - 1_000] = text }
      default: return .answer(405, body: "{}")
      }
      return .answer(200, body: "{}")
    }

    private func page(_ query: [String: String]) -> String {
      let size = Int(query["per_page"] ?? "") ?? 20
      let start = ((Int(query["page"] ?? "") ?? 1) - 1) * size
      let found = comments.withLock { Array($0.enumerated()) }.dropFirst(start).prefix(size)
      let items = found.map { JSONValue.object([.init("id", .integer($0 + 1_000)), .init("body", .string($1))]) }
      return String(decoding: JSONValue.array(items).json, as: UTF8.self)
    }
  }
}
