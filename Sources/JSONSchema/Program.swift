import DocumentModel

/// What an instruction checks. Each file in `Keywords/` says how one keyword becomes instructions.
enum Operation: UInt8, Sendable {
  /// The schema `false`: nothing is valid.
  case never
  case type, equalsOne
  case minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf
  case minLength, maxLength, pattern
  case items, contains, minItems, maxItems, uniqueItems
  case object, minProperties, maxProperties, dependentRequired, dependentSchema
  /// `$ref` and each branch of `allOf`: another block holds for the same instance.
  case apply
  case anyOf, oneOf, not, conditional
}

/// The kinds of node to which an instruction applies, a bit for each raw value of `NodeKind`.
struct Kinds: OptionSet, Sendable {
  let rawValue: UInt8
  init(rawValue: UInt8) { self.rawValue = rawValue }
  init(_ kind: NodeKind) { rawValue = 1 << kind.rawValue }

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
  let a: UInt32
  let b: UInt32
  /// The node of the keyword's value in the schema's tree.
  let location: UInt32
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

/// The keywords of one schema that look at an object's properties, checked in one walk over them.
struct ObjectShape: Sendable {
  /// Where its hash table starts in `Program.slots`; the table's size less one.
  var slots: UInt32 = 0
  var mask: UInt32 = 0
  /// The bits of the required names.
  var required: UInt64 = 0
  /// Required names beyond 64, in `Program.names`.
  var surplus: Range<UInt32> = 0..<0
  /// `patternProperties`, in `Program.namePatterns`.
  var patterns: Range<UInt32> = 0..<0
  var additional = Block.none
  var names = Block.none
}

/// A name in a shape's hash table.
struct Slot: Sendable {
  var hash: UInt32 = 0
  /// The name's node in the schema's tree; none for an empty slot.
  var name = Block.none
  /// What the property's value must satisfy; none where the name is only required.
  var block = Block.none
  /// The presence bit: 0 to 63, or 64 for none.
  var bit: UInt32 = 64
}

/// A name that an instruction looks for.
struct Name: Sendable {
  let hash: UInt32
  /// The name's node in the schema's tree.
  let node: UInt32
}

/// An entry of `patternProperties`.
struct NamePattern: Sendable {
  let pattern: UInt32
  let block: UInt32
}

/// A schema as flat tables: nothing in it is a class or refers to anything but by number.
struct Program: Sendable {
  var code: [Instruction] = []
  var blocks: [Block] = []
  var shapes: [ObjectShape] = []
  var slots: [Slot] = []
  var names: [Name] = []
  var namePatterns: [NamePattern] = []
  var numbers: [Number] = []
  var patterns: [Pattern] = []
  /// Runs of block and node numbers that instructions point into.
  var lists: [UInt32] = []
}
