/// The dynamic scopes in which schemas are compiled: what each dynamic anchor means there (core §7.1, §8.2.3.2).
///
/// Of a scope only this matters: for each name of a dynamic anchor, which was the first resource, from the outermost
/// on, that has it. Scopes that agree on this are one.
struct ScopeTable {
  /// For each scope the resource of each anchor, by the anchor's number; missing ones are unbound.
  private var scopes: [[UInt32]] = [[]]
  private var numbers: [[UInt32]: UInt32] = [[]: 0]
  /// The scopes that resources lead to, by the scope before and the resource.
  private var entered: [UInt64: UInt32] = [:]

  private static let unbound = UInt32.max

  var count: Int { scopes.count }

  /// The scope after entering a resource with these anchors.
  mutating func scope(_ scope: UInt32, entering anchors: [UInt32: some Any], of resource: Int) -> UInt32 {
    guard !anchors.isEmpty else { return scope }
    let key = UInt64(scope) << 32 | UInt64(resource)
    if let known = entered[key] { return known }
    var resources = scopes[Int(scope)]
    for anchor in anchors.keys {
      while resources.count <= Int(anchor) { resources.append(Self.unbound) }
      if resources[Int(anchor)] == Self.unbound { resources[Int(anchor)] = UInt32(resource) }
    }
    let number = numbers[resources] ?? UInt32(scopes.count)
    if number == scopes.count {
      scopes.append(resources)
      numbers[resources] = number
    }
    entered[key] = number
    return number
  }

  /// The outermost resource of a scope that has an anchor; nil where none has.
  func resource(ofAnchor anchor: UInt32, in scope: UInt32) -> Int? {
    let resources = scopes[Int(scope)]
    guard anchor < resources.count, resources[Int(anchor)] != Self.unbound else { return nil }
    return Int(resources[Int(anchor)])
  }
}
