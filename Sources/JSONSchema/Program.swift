import DocumentModel

/// What an instruction checks. Each file in `Keywords/` says how one keyword becomes instructions.
enum Operation: UInt8, Sendable {
  /// The schema `false`: nothing is valid.
  case never
  case type
  /// Equal to one of some strings; to one of some values of any type.
  case equalsText, equalsValue
  case minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf
  case minLength, maxLength, pattern, format
  case items, contains, minItems, maxItems, uniqueItems
  case object, minProperties, maxProperties, dependentRequired, dependentSchema
  /// `$ref` and each branch of `allOf`: another block holds for the same instance.
  case apply
  case anyOf, oneOf, not, conditional
  /// Another block holds, and what it leaves unevaluated satisfies a third.
  case unevaluated
  /// Another head of the same block, whose verdicts are remembered.
  case remember
}

/// The kinds of node to which an instruction applies, a bit for each raw value of `NodeKind`.
struct Kinds: OptionSet, Sendable {
  let rawValue: UInt8
  init(rawValue: UInt8) { self.rawValue = rawValue }
  @inline(__always) init(_ kind: NodeKind) { rawValue = 1 &<< kind.rawValue }

  static let any = Kinds(rawValue: 0x7F)
  static let number: Kinds = [Kinds(.integer), Kinds(.float)]
  static let string = Kinds(.string)
  static let array = Kinds(.sequence)
  static let object = Kinds(.mapping)
}

/// One check: an operation and two operands whose meaning the operation gives.
struct Instruction: Sendable {
  let operation: Operation
  let applies: Kinds
  private let unused: UInt16 = 0
  let a: UInt32
  let b: UInt32
  /// The node of the keyword's value in the schema's tree.
  let location: UInt32

  init(_ operation: Operation, _ applies: Kinds, a: UInt32, b: UInt32, location: UInt32) {
    self.operation = operation
    self.applies = applies
    self.a = a
    self.b = b
    self.location = location
  }
}

/// A compiled subschema: a run of instructions that must all hold.
struct Block: Sendable {
  var start: UInt32 = 0
  var count: UInt32 = 0
  /// The subschema's node in the schema's tree.
  let node: UInt32

  /// Stands for no block.
  static let none = UInt32.max
}

/// A block as the yes/no pass sees it: its `type` is a mask, and a block that only applies another one is that one.
struct Head: Sendable {
  var start: UInt32 = 0
  var count: UInt32 = 0
  /// The kinds that the block's `type` allows.
  var allowed = Kinds.any
  /// Whether it allows numbers with a point or an exponent that are integers.
  var allowsIntegral = false
  /// The kinds that its other instructions look at: a node of another kind is done.
  var checked: Kinds = []
  private let unused: UInt8 = 0

  init(start: UInt32 = 0, count: UInt32 = 0, allowsIntegral: Bool = false) {
    self.start = start
    self.count = count
    self.allowsIntegral = allowsIntegral
  }
}

/// The keywords of one schema that look at an object's properties, checked in one walk over them.
struct ObjectShape: Sendable {
  /// Where its hash table starts in `Program.slots`; the table's size less one.
  var slots: UInt32 = 0
  var mask: UInt32 = 0
  /// The bits of the required names.
  var required: UInt64 = 0
  /// Required names beyond 63, in `Program.names`.
  var surplus = Run()
  /// `patternProperties`, in `Program.namePatterns`.
  var patterns = Run()
  var additional = Block.none
  var names = Block.none
  /// Whether the shape says nothing about other properties than the few in its slots, so that looking these up beats
  /// a walk over all.
  var isSparse = false
  /// Whether it has nothing but slots, `additional` and `required`.
  var isPlain = false
  private let unused2: UInt16 = 0
  private let unused4: UInt32 = 0
}

/// A name in a shape's hash table.
struct Slot: Sendable {
  /// The name; `Block.none` bytes for an empty slot.
  var name = Name(hash: 0, start: 0, count: Block.none, node: 0)
  /// What the property's value must satisfy; none where the name is only required.
  var block = Block.none
  /// The presence bit of a required name: 0 to 62; else `noBit`.
  var bit = noBit
  /// A value of one of these kinds satisfies the block if the bytes of its text, or its children, are at least
  /// `settledCount` and at most `settledSpan` more; any other must be looked at.
  var settled: Kinds = []
  var settledCount: UInt16 = 0
  var settledSpan = UInt32.max

  /// The bit that no shape requires.
  static let noBit: UInt8 = 63

  @inline(__always) var isEmpty: Bool { name.count == Block.none }
}

/// A text of the schema that is compared with keys or strings of the instance.
struct Name: Sendable {
  let hash: UInt32
  /// Where it lies in `Program.text`.
  let start: UInt32
  let count: UInt32
  /// Its node in the schema's tree.
  let node: UInt32
}

/// An entry of `patternProperties`.
struct NamePattern: Sendable {
  let pattern: UInt32
  let block: UInt32
}

/// A run of elements of a table: a range whose bytes are known.
struct Run: Sendable {
  var start: UInt32 = 0
  var end: UInt32 = 0

  @inline(__always) var isEmpty: Bool { start == end }
  @inline(__always) var indices: Range<UInt32> { start..<end }
}

/// A number of the schema.
struct StoredNumber: Sendable {
  let significand: UInt64
  let exponent: Int64
  /// Where the digits lie in `Program.text`, a byte each, where there are too many for `significand`; else empty.
  let digits: Run
  /// 1 for a negative number.
  let sign: UInt64
}

/// A schema as flat tables: nothing in it is a class or refers to anything but by number.
///
/// The elements of the tables have no padding, so that a program can be written to a file as it is (`ProgramImage`).
struct Program: Sendable {
  var code: [Instruction] = []
  var blocks: [Block] = []
  var heads: [Head] = []
  var shapes: [ObjectShape] = []
  var slots: [Slot] = []
  var names: [Name] = []
  /// The texts of the names and the digits of long numbers.
  var text: [UInt8] = []
  var namePatterns: [NamePattern] = []
  var numbers: [StoredNumber] = []
  /// Expressions that a table decides.
  var automata = AutomatonTables()
  /// Expressions that must be simulated.
  var patterns: [Pattern] = []
  /// Runs of numbers that instructions point into: of blocks, of names, of nodes.
  var lists: [UInt32] = []

  /// Whether a `const` or `enum` has values other than strings, which only the schema's tree holds.
  var needsConstants = false

  /// Whether an evaluation needs a `Memo`.
  var isRemembering = false

  /// Set in a pattern's number where the pattern is one of `patterns`, not of `automata`.
  static let simulated: UInt32 = 1 << 31
}
