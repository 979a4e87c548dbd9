import DocumentModel

/// One field that a step changes, as it may be shown: secrets stand by their names.
package struct PlannedChange: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case added, removed, changed
  }

  /// `config.parameter.epochs`: entries of parameters and volumes by their key.
  package var path: String
  /// The same as a JSON Pointer.
  package var pointer: String
  package var kind: Kind
  /// What lives; nil where nothing does, and where it may not be shown.
  package var old: JSONValue?
  /// What the manifests want; nil where they want nothing.
  package var new: JSONValue?
  /// Whether `old` is left out because it may hold a secret.
  package var isOldConcealed: Bool
  /// Where the manifests set it; for what they do not, where it would stand.
  package var place: ManifestPlace?

  package init(
    path: String, pointer: String, kind: Kind, old: JSONValue?, new: JSONValue?, isOldConcealed: Bool = false,
    place: ManifestPlace?
  ) {
    self.path = path
    self.pointer = pointer
    self.kind = kind
    self.old = old
    self.new = new
    self.isOldConcealed = isOldConcealed
    self.place = place
  }
}
