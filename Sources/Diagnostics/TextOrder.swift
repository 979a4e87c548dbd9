/// Strings in the order of their Unicode scalars, which is the order of their UTF-8 bytes.
///
/// `String`'s own operators order by canonical equivalence, under which different names may be equal.
package enum TextOrder {
  package static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

  package static func areEqual(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }

  /// Nil comes before any text.
  static func order(_ a: String?, _ b: String?) -> Int {
    switch (a, b) {
    case (nil, nil): return 0
    case (nil, _?): return -1
    case (_?, nil): return 1
    case (let a?, let b?): return areEqual(a, b) ? 0 : precedes(a, b) ? -1 : 1
    }
  }
}
