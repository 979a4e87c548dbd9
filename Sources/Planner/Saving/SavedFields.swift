import DocumentModel
import SourceText

/// The members of an object in a saved plan; what is missing or of another kind is an error that names it.
struct SavedFields {
  let members: [JSONValue.Member]
  /// A JSON Pointer to the object.
  private let pointer: String

  init(_ value: JSONValue, at pointer: String) throws(SavedPlanError) {
    guard case .object(let members) = value else { throw .damaged("\"\(pointer)\" is no object") }
    self.members = members
    self.pointer = pointer
  }

  /// Nil where there is no such member.
  func value(_ name: String) -> JSONValue? { members.first { isSameText($0.name, name) }?.value }

  func text(_ name: String) throws(SavedPlanError) -> String {
    guard let text = value(name)?.string else { throw wrong(name) }
    return text
  }

  func optionalText(_ name: String) throws(SavedPlanError) -> String? { value(name) == nil ? nil : try text(name) }

  func integer(_ name: String) throws(SavedPlanError) -> Int {
    guard let number = value(name)?.integer else { throw wrong(name) }
    return number
  }

  func optionalInteger(_ name: String) throws(SavedPlanError) -> Int? { value(name) == nil ? nil : try integer(name) }

  func boolean(_ name: String) throws(SavedPlanError) -> Bool {
    guard let boolean = value(name)?.boolean else { throw wrong(name) }
    return boolean
  }

  func fields(_ name: String) throws(SavedPlanError) -> SavedFields {
    guard let value = value(name) else { throw wrong(name) }
    return try SavedFields(value, at: place(of: name))
  }

  func optionalFields(_ name: String) throws(SavedPlanError) -> SavedFields? {
    value(name) == nil ? nil : try fields(name)
  }

  func list<Item>(
    _ name: String, _ read: (SavedFields) throws(SavedPlanError) -> Item
  ) throws(SavedPlanError) -> [Item] {
    guard case .array(let values)? = value(name) else { throw wrong(name) }
    var items: [Item] = []
    for (index, value) in values.enumerated() {
      items.append(try read(SavedFields(value, at: place(of: name) + "/\(index)")))
    }
    return items
  }

  func texts(_ name: String) throws(SavedPlanError) -> [String] {
    guard case .array(let values)? = value(name) else { throw wrong(name) }
    let texts = values.compactMap(\.string)
    guard texts.count == values.count else { throw wrong(name) }
    return texts
  }

  /// The error of a member that is not there or not as it should be.
  func wrong(_ name: String) -> SavedPlanError { .damaged("\"\(place(of: name))\" is not what a plan has there") }

  private func place(of name: String) -> String { "\(pointer)/\(name)" }
}
