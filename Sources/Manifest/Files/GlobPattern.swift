/// A pattern of relative paths, as `jobs/**/*.yaml`.
///
/// `*` stands for any characters of one name, `?` for one, `[a-z]` and `[!a-z]` for one of a set, `**` as a whole
/// segment for any number of folders, `{a,b}` for either text, `\` takes the next character as it is. A wildcard does not
/// match a dot at the start of a name: hidden files and folders must be named. Characters are Unicode scalars. Matching
/// takes at most the product of the lengths of pattern and path.
package struct GlobPattern: Sendable {
  /// Why a text is no pattern, a phrase in lower case.
  package struct Malformed: Error, Sendable, Equatable {
    package let reason: String
  }

  enum Segment: Sendable {
    /// `**`: any number of folders, none included.
    case anyFolders
    case name(NamePattern)
  }

  /// The pattern with each choice of `{…}` made.
  let alternatives: [[Segment]]

  /// - Throws: `Malformed` for an unfinished `[` or `{`, an absolute path, a `..`, a pattern that names a folder.
  package init(_ text: String) throws(Malformed) {
    var alternatives: [[Segment]] = []
    for choice in try BraceExpansion.expand(Array(text.unicodeScalars)) {
      alternatives.append(try Self.segments(of: choice))
    }
    self.alternatives = alternatives
  }

  /// The patterns of a project that names none: every `*.yaml` and `*.yml`.
  package static let manifests = GlobPattern(suffixes: [".yaml", ".yml"])

  /// Every `*.json` right in the folder.
  package static let json = GlobPattern(segments: [.name(NamePattern(suffix: ".json"))])

  private init(segments: [Segment]) { alternatives = [segments] }

  private init(suffixes: [String]) {
    alternatives = suffixes.map { [.anyFolders, .name(NamePattern(suffix: $0))] }
  }

  private static func segments(of text: [Unicode.Scalar]) throws(Malformed) -> [Segment] {
    guard text.first != "!" else { throw Malformed(reason: "it cannot exclude; name what counts instead") }
    guard text.first != "/" else { throw Malformed(reason: "it must be relative to the project's folder") }
    guard !text.isEmpty, text.last != "/" else {
      throw Malformed(reason: "it must end in the name of a file, as in \"jobs/**/*.yaml\"")
    }
    var segments: [Segment] = []
    for part in text.split(separator: "/") {
      if part.elementsEqual("**".unicodeScalars) {
        if case .anyFolders? = segments.last { continue }
        segments.append(.anyFolders)
      } else if part.elementsEqual("..".unicodeScalars) {
        throw Malformed(reason: "it must not leave the project's folder")
      } else if !part.elementsEqual(".".unicodeScalars) {
        segments.append(.name(try NamePattern(part)))
      }
    }
    guard let last = segments.last else { throw Malformed(reason: "it names no file") }
    // A final `**` is every file below.
    if case .anyFolders = last { segments.append(.name(NamePattern(suffix: ""))) }
    return segments
  }

  /// Whether `path`, relative and with `/`, matches.
  package func matches(_ path: String) -> Bool {
    var state = GlobState(patterns: [self])
    let names = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Array.init)
    guard let last = names.last else { return false }
    for name in names.dropLast() { state = state.entering(name.span) }
    return state.accepts(last.span)
  }
}
