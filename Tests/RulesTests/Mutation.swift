import Foundation

/// A value with one place changed.
struct Mutation {
  let what: String
  let value: Any

  /// Every way to change one place of a JSON value.
  static func mutants(of value: Any, at path: String = "") -> [Mutation] {
    var mutants = replacements(of: value, at: path)
    if let object = value as? [String: Any] {
      for (key, member) in object.sorted(by: { $0.key < $1.key }) {
        var without = object
        without[key] = nil
        mutants.append(Mutation(what: "without \(path)/\(key)", value: without))
        var renamed = without
        renamed[key + "x"] = member
        mutants.append(Mutation(what: "renamed \(path)/\(key)", value: renamed))
        for mutant in Self.mutants(of: member, at: "\(path)/\(key)") {
          var changed = object
          changed[key] = mutant.value
          mutants.append(Mutation(what: mutant.what, value: changed))
        }
      }
      var extra = object
      extra["unheard_of"] = 1
      mutants.append(Mutation(what: "extra in \(path)", value: extra))
    }
    if let list = value as? [Any] {
      for (index, item) in list.enumerated() {
        for mutant in Self.mutants(of: item, at: "\(path)/\(index)") {
          var changed = list
          changed[index] = mutant.value
          mutants.append(Mutation(what: mutant.what, value: changed))
        }
      }
    }
    return mutants
  }

  private static func replacements(of value: Any, at path: String) -> [Mutation] {
    let others: [(String, Any)] = [
      ("null", NSNull()), ("true", true), ("-1", -1), ("1.5", 1.5), ("a text", "some text"),
      ("a blank", ""), ("[]", [Any]()), ("{}", [String: Any]()), ("[1]", [1]), ("{a: 1}", ["a": 1]),
    ]
    return others.map { Mutation(what: "\($0.0) at \(path)", value: $0.1) }
  }
}
