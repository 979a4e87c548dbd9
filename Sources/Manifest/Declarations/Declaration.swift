import Diagnostics
import DocumentModel
import SourceText
import Synchronization

/// A name that a file declares and what it stands for.
///
/// A class, because every job looks its declarations up and keeps them for a while.
package final class Declaration: Sendable {
  /// The four kinds of declarations; each has its own names.
  package enum Kind: Int, Sendable, CaseIterable {
    case variable, volume, parameterSet, fragment

    /// In words: `parameter set`.
    package var phrase: String {
      switch self {
      case .variable: "variable"
      case .volume: "shared volume"
      case .parameterSet: "parameter set"
      case .fragment: "fragment"
      }
    }

    var index: Int { rawValue }

    package var topLevelKey: TopLevelKey {
      switch self {
      case .variable: .variables
      case .volume: .volumes
      case .parameterSet: .parameters
      case .fragment: .fragments
      }
    }
  }

  package let kind: Kind
  package let name: String
  /// The key that declares it.
  package let key: DocumentNode
  package let value: DocumentNode
  /// What a variable's declaration says; nil for the other kinds, and where it cannot be read.
  package let variable: VariableDeclaration?
  /// Whether any job uses it; the same for all who see the declaration.
  private let usage: Usage
  /// The number of the `include` entry of the file in whose scope it is that it came through; nil for its own.
  let entry: Int?
  /// The way from that entry's file to this one; nil where the entry names this file.
  let inclusion: Inclusion?

  init(kind: Kind, name: String, key: DocumentNode, value: DocumentNode, variable: VariableDeclaration?) {
    self.kind = kind
    self.name = name
    self.key = key
    self.value = value
    self.variable = variable
    usage = Usage()
    entry = nil
    inclusion = nil
  }

  /// The declaration as a file sees it that includes the one it stands in.
  init(_ declaration: Declaration, entry: Int, inclusion: Inclusion?) {
    kind = declaration.kind
    name = declaration.name
    key = declaration.key
    value = declaration.value
    variable = declaration.variable
    usage = declaration.usage
    self.entry = entry
    self.inclusion = inclusion
  }

  private final class Usage: Sendable {
    let isUsed = Atomic<Bool>(false)
    let mention = Atomic<Int>(.max)
  }

  /// Whether a job was made with the fragment, volume or set; of a variable, whether a file that includes the declaration
  /// refers to it. (Other uses of variables are found in the texts.)
  package var isUsed: Bool { usage.isUsed.load(ordering: .relaxed) }

  func noteUse() { usage.isUsed.store(true, ordering: .relaxed) }

  /// The number of the first file among those that name it and whose jobs were not resolved; nil where there is none.
  package var mention: Int? {
    let file = usage.mention.load(ordering: .relaxed)
    return file == .max ? nil : file
  }

  func noteMention(by file: Int) { usage.mention.min(file, ordering: .relaxed) }

  // MARK: What a variable comes to

  /// What a variable comes to, and the findings that it gives.
  typealias Outcome = (outcome: VariableValue.Outcome, diagnostics: [Diagnostic])

  /// By the environment's name. Environments are few, and a list of them is searched faster than a name is hashed.
  private let outcomes = Mutex<[(environment: String, outcome: Outcome)]>([])

  /// What the variable comes to in an environment; found once for all who see the declaration.
  func outcome(
    in environment: String, find: (inout [Diagnostic]) -> VariableValue.Outcome
  ) -> Outcome {
    let known = outcomes.withLock { outcomes in
      outcomes.first { TextOrder.areEqual($0.environment, environment) }?.outcome
    }
    if let known { return known }
    var diagnostics: [Diagnostic] = []
    let found = (outcome: find(&diagnostics), diagnostics: diagnostics)
    outcomes.withLock { $0.append((environment, found)) }
    return found
  }
}

/// The UTF-8 of a name: names are equal when their bytes are, never by canonical equivalence.
package struct NameKey: Hashable, Sendable {
  package let utf8: [UInt8]
  package init(_ name: String) { utf8 = Array(name.utf8) }
  package init(_ utf8: [UInt8]) { self.utf8 = utf8 }

  /// Arrays hash byte by byte, each through the whole hasher; a name is hashed to a word first.
  package func hash(into hasher: inout Hasher) { hasher.combine(TextHash.hash(utf8.span)) }
}
