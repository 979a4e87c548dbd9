/// A request's path and query, cut up.
struct RequestTarget: Sendable {
  /// The path as sent, with its escapes.
  var rawPath: [UInt8]
  /// The path's segments, decoded; a slash at the end makes none.
  var segments: [String]
  /// The query's pairs in the order sent, decoded; a key without `=` has an empty value.
  var query: [(key: [UInt8], value: [UInt8])]

  init(_ target: String) {
    let parts = Array(target.utf8).split(
      separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
    rawPath = Array(parts[0])
    segments = rawPath.split(separator: UInt8(ascii: "/")).map {
      String(decoding: PercentCoding.decode($0), as: UTF8.self)
    }
    query = (parts.count > 1 ? parts[1].split(separator: UInt8(ascii: "&")) : []).map { pair in
      let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      return (PercentCoding.decode(sides[0]), sides.count > 1 ? PercentCoding.decode(sides[1]) : [])
    }
  }
}
