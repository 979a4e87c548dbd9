import SourceText

/// A node's place in its tree's arena: its preorder number.
public struct NodeID: Hashable, Comparable, Sendable {
  /// The preorder number, 0-based.
  public let rawValue: UInt32

  /// The node with this preorder number.
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
  /// The node at this index of the arena.
  @inlinable public init(_ index: Int) { rawValue = UInt32(truncatingIfNeeded: index) }

  /// The root of every tree.
  @inlinable public static var root: NodeID { NodeID(UInt32(0)) }

  /// The index into the arena.
  @inlinable public var index: Int { Int(rawValue) }
  /// Whether `a` comes before `b` in preorder.
  @inlinable public static func < (a: NodeID, b: NodeID) -> Bool { a.rawValue < b.rawValue }
}

/// What a node is after tag resolution (YAML 1.2.2 §10.3, core schema) or as JSON reads it (RFC 8259 §3).
public enum NodeKind: UInt8, Sendable {
  case null, boolean, integer, float, string, sequence, mapping

  /// Whether it is a sequence or a mapping.
  @inlinable public var isCollection: Bool { rawValue >= NodeKind.sequence.rawValue }
  /// Whether it is an integer or a float.
  @inlinable public var isNumber: Bool { self == .integer || self == .float }
}

/// How a node is written.
public enum NodeStyle: UInt8, Sendable {
  /// A scalar: plain, or in JSON anything but a string. A collection: block.
  case plain, singleQuoted, doubleQuoted, literal, folded
  /// A collection in brackets, or any collection of JSON.
  case flow
  case block
}

/// Facts about a node that readers would otherwise compute twice.
public struct NodeFlags: OptionSet, Sendable {
  /// One bit a fact.
  public let rawValue: UInt16
  /// The facts whose bits are set.
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The scalar's text is a slice of the source; otherwise it lies in the tree's own text arena.
  @inlinable public static var textInSource: NodeFlags { NodeFlags(rawValue: 1) }
  /// The scalar's text contains `${{`.
  @inlinable public static var mayHoldReference: NodeFlags { NodeFlags(rawValue: 2) }
  /// The node is a copy that an alias (`*name`) put here.
  @inlinable public static var fromAlias: NodeFlags { NodeFlags(rawValue: 4) }
  /// The node carried an explicit tag.
  @inlinable public static var tagged: NodeFlags { NodeFlags(rawValue: 8) }
  /// The value contains, or is, a secret: it stands as `${{ secret.NAME }}` in the text.
  @inlinable public static var secret: NodeFlags { NodeFlags(rawValue: 16) }
  /// The scalar is a mapping's key.
  @inlinable public static var key: NodeFlags { NodeFlags(rawValue: 32) }
}

/// One node of a tree: 32 bytes in preorder, no references to anything.
///
/// A mapping's children are key, value, key, value …; a key is a scalar of kind `string` whose text is the characters
/// that were written (`010: a` has the key `010`).
public struct Node: Sendable {
  /// What it is.
  public var kind: NodeKind
  /// How it is written.
  public var style: NodeStyle
  /// What else is known of it.
  public var flags: NodeFlags
  /// The number after the last node of this subtree: the next sibling where there is one.
  public var next: UInt32
  /// A scalar: the first byte of its text. A collection: 0.
  public var textStart: UInt32
  /// A scalar: the bytes of its text. A collection: its number of items or of key-value pairs.
  public var textCount: UInt32
  /// Where the node is written, in the source that its origin names; without tag and anchor.
  public var range: ByteRange
  /// Index into the tree's origins.
  public var origin: UInt32
  /// `TextHash` of the text for a mapping's key; else 0.
  public var hash: UInt32

  /// A node with these fields.
  @inlinable @inline(__always) public init(
    kind: NodeKind, style: NodeStyle, flags: NodeFlags = [], next: UInt32 = 0, textStart: UInt32 = 0,
    textCount: UInt32 = 0, range: ByteRange, origin: UInt32 = 0, hash: UInt32 = 0
  ) {
    self.kind = kind
    self.style = style
    self.flags = flags
    self.next = next
    self.textStart = textStart
    self.textCount = textCount
    self.range = range
    self.origin = origin
    self.hash = hash
  }

  /// The number of items of a sequence or of key-value pairs of a mapping.
  @inlinable public var childCount: Int { Int(textCount) }
}
