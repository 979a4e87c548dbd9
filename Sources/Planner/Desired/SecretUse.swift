/// A value of a request that holds a secret by its name.
package struct SecretUse: Sendable, Equatable {
  /// Of the value, a JSON Pointer.
  package var pointer: String
  /// As in `${{ secret.NAME }}`.
  package var name: String
  /// The environment variable that gives its value; nil where something else did.
  package var environmentVariable: String?

  package init(pointer: String, name: String, environmentVariable: String?) {
    self.pointer = pointer
    self.name = name
    self.environmentVariable = environmentVariable
  }
}
