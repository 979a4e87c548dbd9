import Diagnostics
import DocumentModel
import JSONSchema
import SourceText

/// What a variable may be and where its value comes from (manifest language §4).
///
/// A class, because every reference to the variable looks at it.
package final class VariableDeclaration: Sendable {
  /// The types a variable may have: JSON Schema's, scalars only.
  package enum ValueType: String, Sendable, CaseIterable {
    case string, number, integer, boolean

    /// The type that a scalar has by itself.
    init?(_ kind: NodeKind) {
      switch kind {
      case .string: self = .string
      case .float: self = .number
      case .integer: self = .integer
      case .boolean: self = .boolean
      case .null, .sequence, .mapping: return nil
      }
    }
  }

  package let name: String
  /// The declared type, or that of the default; nil where neither says one.
  package let type: ValueType?
  /// The default; nil where a value must be given.
  package let defaultValue: DocumentNode?
  package let isSecret: Bool
  /// The variable of the process environment that `from` names.
  package let processVariable: String?
  /// What a value must satisfy; nil for the short form.
  package let constraints: CompiledSchema?

  init(
    name: String, type: ValueType?, defaultValue: DocumentNode?, isSecret: Bool, processVariable: String?,
    constraints: CompiledSchema?
  ) {
    self.name = name
    self.type = type
    self.defaultValue = defaultValue
    self.isSecret = isSecret
    self.processVariable = processVariable
    self.constraints = constraints
  }

  /// The keywords of a declaration: those of JSON Schema for scalars and three of ours.
  static let keywords = [
    "type", "default", "description", "secret", "from", "enum", "const", "pattern", "minLength", "maxLength",
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format", "title", "examples",
    "deprecated", "$comment",
  ]
}
