/// Which call a request is, by method and path.
struct Router: Sendable {
  /// A path that is known.
  struct Match: Sendable {
    let call: ServiceCall
    /// The segments that stand for `{…}`, by name without braces.
    let parameters: [String: String]
  }

  private struct Route: Sendable {
    let call: ServiceCall
    let method: String
    let pattern: [String]

    /// How many segments of the pattern are literal.
    var literalCount: Int { pattern.count { !$0.hasPrefix("{") } }

    func parameters(of segments: [String]) -> [String: String]? {
      guard segments.count == pattern.count else { return nil }
      var parameters: [String: String] = [:]
      for (segment, part) in zip(segments, pattern) {
        if part.hasPrefix("{") {
          parameters[String(part.dropFirst().dropLast())] = segment
        } else if !part.utf8.elementsEqual(segment.utf8) {
          return nil
        }
      }
      return parameters
    }
  }

  /// The more literal ones first: `training-jobs/versions` is no job.
  private let routes: [Route] = ServiceCall.allCases.map { call in
    let (method, path) = call.route
    return Route(call: call, method: method, pattern: path.split(separator: "/").map(String.init))
  }.sorted { $0.literalCount > $1.literalCount }

  /// - Throws: 404 for a path that no call has, 405 for a method that the path does not know.
  func match(_ request: HTTPRequest, _ target: RequestTarget) throws(ServiceFailure) -> Match {
    var methods: [String] = []
    for route in routes {
      guard let parameters = route.parameters(of: target.segments) else { continue }
      if request.method.utf8.elementsEqual(route.method.utf8) { return Match(call: route.call, parameters: parameters) }
      methods.append(route.method)
    }
    let path = String(decoding: target.rawPath, as: UTF8.self)
    guard !methods.isEmpty else {
      throw .gateway(404, "APIGW.0101", "The API does not exist or has not been published: \(request.method) \(path)")
    }
    var failure = ServiceFailure.gateway(
      405, "APIGW.0101",
      "The method \(request.method) does not exist for \(path); there is \(methods.joined(separator: ", "))")
    failure.headers = [("Allow", methods.joined(separator: ", "))]
    throw failure
  }
}
