/// Whether two texts are the same bytes: eight at a step, the last ones overlapping those before.
@inlinable @inline(__always) public func areSame(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
  let count = a.count
  guard b.count == count else { return false }
  let own = unsafe a.bytes
  let other = unsafe b.bytes
  // All loads below end at or before `count`.
  if count >= 8 {
    var i = 0
    while i &+ 8 < count {
      let x = unsafe own.unsafeLoadUnaligned(fromUncheckedByteOffset: i, as: UInt64.self)
      let y = unsafe other.unsafeLoadUnaligned(fromUncheckedByteOffset: i, as: UInt64.self)
      if x != y { return false }
      i &+= 8
    }
    let x = unsafe own.unsafeLoadUnaligned(fromUncheckedByteOffset: count &- 8, as: UInt64.self)
    let y = unsafe other.unsafeLoadUnaligned(fromUncheckedByteOffset: count &- 8, as: UInt64.self)
    return x == y
  }
  if count >= 4 {
    let x = unsafe own.unsafeLoadUnaligned(fromUncheckedByteOffset: 0, as: UInt32.self)
    let y = unsafe other.unsafeLoadUnaligned(fromUncheckedByteOffset: 0, as: UInt32.self)
    guard x == y else { return false }
    let u = unsafe own.unsafeLoadUnaligned(fromUncheckedByteOffset: count &- 4, as: UInt32.self)
    let v = unsafe other.unsafeLoadUnaligned(fromUncheckedByteOffset: count &- 4, as: UInt32.self)
    return u == v
  }
  var i = 0
  while i < count {
    if a[i] != b[i] { return false }
    i &+= 1
  }
  return true
}
