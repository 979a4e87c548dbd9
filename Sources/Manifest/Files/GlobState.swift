/// How far patterns have been matched by the folders on the way down: what is left to match below a folder.
struct GlobState: Sendable {
  private let patterns: [[GlobPattern.Segment]]
  /// The next segments that can match, each a pattern and an index into it, without repeats.
  private var positions: [Position]

  private struct Position: Hashable {
    let pattern: Int
    let segment: Int
  }

  /// Nothing matched yet.
  init(patterns: [GlobPattern]) {
    self.patterns = patterns.flatMap(\.alternatives)
    positions = []
    for pattern in self.patterns.indices { add(pattern, 0) }
  }

  /// Whether nothing below the folder can match.
  var isDead: Bool { positions.isEmpty }

  private mutating func add(_ pattern: Int, _ segment: Int) {
    let position = Position(pattern: pattern, segment: segment)
    guard !positions.contains(position) else { return }
    positions.append(position)
    // `**` may stand for no folder at all.
    if case .anyFolders = patterns[pattern][segment] { add(pattern, segment + 1) }
  }

  /// The state inside the folder `name`.
  func entering(_ name: Span<UInt8>) -> GlobState {
    var inside = self
    inside.positions.removeAll()
    let isHidden = name.count > 0 && name[0] == UInt8(ascii: ".")
    for position in positions {
      switch patterns[position.pattern][position.segment] {
      case .anyFolders:
        if !isHidden { inside.add(position.pattern, position.segment) }
      case .name(let pattern):
        let next = position.segment + 1
        if next < patterns[position.pattern].count, pattern.matches(name) { inside.add(position.pattern, next) }
      }
    }
    return inside
  }

  /// Whether a file `name` in the folder matches.
  func accepts(_ name: Span<UInt8>) -> Bool {
    for position in positions where position.segment == patterns[position.pattern].count - 1 {
      if case .name(let pattern) = patterns[position.pattern][position.segment], pattern.matches(name) { return true }
    }
    return false
  }
}
