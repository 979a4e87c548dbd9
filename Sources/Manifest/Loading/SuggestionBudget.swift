/// How many names may be compared in search of near ones: enough for people, little enough for the worst of files.
struct SuggestionBudget {
  private var remaining = 500_000

  /// `names`, as long as there is budget; then nil.
  mutating func candidates(_ names: [String]) -> [String]? {
    guard remaining > 0 else { return nil }
    remaining -= names.count
    return names
  }
}
