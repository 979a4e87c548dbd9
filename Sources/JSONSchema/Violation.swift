import DocumentModel

/// One way in which an instance fails its schema: facts only, no words.
package struct Violation: Sendable {
  /// What is wrong. Nodes named `name` or `bound` belong to the schema's tree, all others to the instance's.
  package indirect enum Kind: Sendable {
    /// The schema is `false`.
    case forbidden
    case wrongType(expected: TypeSet)
    /// Neither equal to `const` nor to a member of `enum`; the members.
    case unlisted(allowed: [NodeID])
    case belowMinimum(bound: NodeID, exclusive: Bool)
    case aboveMaximum(bound: NodeID, exclusive: Bool)
    case notMultiple(bound: NodeID)
    /// Lengths in Unicode scalars.
    case tooShort(length: Int, minimum: Int)
    case tooLong(length: Int, maximum: Int)
    case patternMismatch(pattern: NodeID)
    /// The string is not of the format that `format` names.
    case formatMismatch(format: NodeID)
    case tooFewItems(count: Int, minimum: Int)
    case tooManyItems(count: Int, maximum: Int)
    case duplicateItem(first: NodeID)
    case tooFewMatches(count: Int, minimum: Int)
    case tooManyMatches(count: Int, maximum: Int)
    /// `name` is required and absent.
    case missingProperty(name: NodeID)
    /// `name` is absent though `trigger`, a key of the instance, calls for it.
    case missingDependent(name: NodeID, trigger: NodeID)
    /// `additionalProperties` forbids the property `key` of the object.
    case unexpectedProperty
    /// No schema that applies to the object says anything of its property `key`, and `unevaluatedProperties` forbids
    /// such ones.
    case unevaluatedProperty
    /// The same of an item of an array; its index, from 0.
    case unevaluatedItem(index: Int)
    case tooFewProperties(count: Int, minimum: Int)
    case tooManyProperties(count: Int, maximum: Int)
    /// No branch of `anyOf` or `oneOf` holds; what fails in each. Where branches lie in branches beyond all use, some
    /// are not looked into, and nothing is said of them.
    case noBranch([[Violation]])
    /// More than one branch of `oneOf` holds; their indices.
    case severalBranches([Int])
    /// The schema under `not` holds.
    case negated
    /// The value fails, but the evaluation went too deep, or on for too long, to say why: the schema or the instance is
    /// nested beyond all use.
    case tooDeep
  }

  package let kind: Kind
  /// The value that fails; for a violation of `propertyNames` the key.
  package let instance: NodeID
  /// The key that is at fault, for `unexpectedProperty` and `unevaluatedProperty`.
  package let key: NodeID?
  /// The node of the failing keyword's value in the schema's tree.
  package let keyword: NodeID
  /// The subschemas that the evaluation went through, outermost first, the one with the keyword last; and before each
  /// that a reference led to the reference, which is a string.
  package let path: [NodeID]
}

/// A set of the types of JSON Schema (validation §6.1.1).
package struct TypeSet: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let null = TypeSet(rawValue: 1)
  package static let boolean = TypeSet(rawValue: 2)
  package static let integer = TypeSet(rawValue: 4)
  package static let number = TypeSet(rawValue: 8)
  package static let string = TypeSet(rawValue: 16)
  package static let array = TypeSet(rawValue: 32)
  package static let object = TypeSet(rawValue: 64)
}
