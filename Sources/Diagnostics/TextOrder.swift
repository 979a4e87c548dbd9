/// Strings in the order of their Unicode scalars, which is the order of their UTF-8 bytes.
///
/// `String`'s own operators order by canonical equivalence, under which different names may be equal.
package enum TextOrder {
  package static func precedes(_ a: String, _ b: String) -> Bool { order(a, b) < 0 }

  package static func areEqual(_ a: String, _ b: String) -> Bool { a.utf8.count == b.utf8.count && order(a, b) == 0 }

  /// Negative where `a` comes before `b`, 0 where they are the same.
  static func order(_ a: String, _ b: String) -> Int {
    let (one, other) = (a.utf8.span, b.utf8.span)
    let count = min(one.count, other.count)
    var i = 0
    while i < count {
      if one[i] != other[i] { return one[i] < other[i] ? -1 : 1 }
      i += 1
    }
    return one.count - other.count
  }

  /// Nil comes before any text.
  static func order(_ a: String?, _ b: String?) -> Int {
    switch (a, b) {
    case (nil, nil): return 0
    case (nil, _?): return -1
    case (_?, nil): return 1
    case (let a?, let b?): return order(a, b)
    }
  }
}
