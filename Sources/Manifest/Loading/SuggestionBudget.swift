/// How many names may be compared in search of near ones: enough for people, little enough for the worst of files.
struct SuggestionBudget {
  private var remaining = 500_000

  /// `names`, as long as there is budget; then nil, and they are not made.
  mutating func candidates(_ names: @autoclosure () -> [String]) -> [String]? {
    guard remaining > 0 else { return nil }
    let names = names()
    remaining -= names.count
    return names
  }
}
