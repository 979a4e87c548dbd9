import DocumentModel

/// Finds the fields in which two requests differ.
///
/// Objects are compared member by member in whatever order these stand, `config.parameter` by label, `config.volumes` by
/// `dest_path`, other lists by index. Scalars are the same where their characters are: whoever takes `1` and `1.0` for
/// one brings both into one form before, as canonical JSON does. A parameter is known by its label alone: a change of its
/// value has the path `config.parameter.LABEL`.
package struct RequestComparison {
  private var changes: [FieldChange] = []

  /// The changes that make `new` of `old`: members in the order of their names' bytes, entries of lists in the new order,
  /// removed ones after these.
  package static func changes(from old: JSONValue, to new: JSONValue) -> [FieldChange] {
    var comparison = RequestComparison()
    comparison.compare(Place(value: old), Place(value: new), at: FieldPath())
    return comparison.changes
  }

  /// A value and its JSON Pointer.
  private struct Place {
    let value: JSONValue
    var pointer = ""

    func member(_ name: String) -> Place? {
      value[name].map { Place(value: $0, pointer: pointer + "/" + JSONPointer.escape(name)) }
    }

    func item(_ index: Int, _ value: JSONValue) -> Place { Place(value: value, pointer: pointer + "/\(index)") }
  }

  private mutating func compare(_ old: Place, _ new: Place, at path: FieldPath) {
    switch (old.value, new.value) {
    case (.object(let one), .object(let other)): compareMembers(of: old, new, names(one, other), at: path)
    case (.array(let one), .array(let other)):
      if let list = KeyedList(at: path) {
        compareEntries(of: old, new, list, at: path)
      } else {
        compareItems(of: old, one, new, other, at: path)
      }
    default:
      if old.value != new.value { add(.changed, old, new, at: path) }
    }
  }

  private mutating func add(_ kind: FieldChange.Kind, _ old: Place?, _ new: Place?, at path: FieldPath) {
    changes.append(
      FieldChange(
        path: path, kind: kind, old: old?.value, new: new?.value, oldPointer: old?.pointer, newPointer: new?.pointer))
  }

  // MARK: Objects

  private func names(_ one: [JSONValue.Member], _ other: [JSONValue.Member]) -> [String] {
    var seen: Set<[UInt8]> = []
    return (one + other).map(\.name).filter { seen.insert(Array($0.utf8)).inserted }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func compareMembers(of old: Place, _ new: Place, _ names: [String], at path: FieldPath) {
    for name in names {
      let path = path.appending(.member(name))
      switch (old.member(name), new.member(name)) {
      case (let one?, let other?): compare(one, other, at: path)
      case (let one?, nil): addWhole(.removed, one, at: path)
      case (nil, let other?): addWhole(.added, other, at: path)
      case (nil, nil): break
      }
    }
  }

  /// Adds a value that one side lacks: a keyed list entry by entry.
  private mutating func addWhole(_ kind: FieldChange.Kind, _ place: Place, at path: FieldPath) {
    guard let list = KeyedList(at: path), !place.value.items.isEmpty else {
      return add(kind, kind == .removed ? place : nil, kind == .added ? place : nil, at: path)
    }
    for entry in ListEntry.entries(of: place.value.items, list) { addEntry(kind, entry, of: place, list, at: path) }
  }

  // MARK: Lists

  private mutating func compareItems(
    of old: Place, _ one: [JSONValue], _ new: Place, _ other: [JSONValue], at path: FieldPath
  ) {
    for index in 0..<max(one.count, other.count) {
      let path = path.appending(.item(index))
      let before = index < one.count ? old.item(index, one[index]) : nil
      let after = index < other.count ? new.item(index, other[index]) : nil
      switch (before, after) {
      case (let before?, let after?): compare(before, after, at: path)
      default: add(before == nil ? .added : .removed, before, after, at: path)
      }
    }
  }

  private mutating func compareEntries(of old: Place, _ new: Place, _ list: KeyedList, at path: FieldPath) {
    let before = ListEntry.entries(of: old.value.items, list)
    let after = ListEntry.entries(of: new.value.items, list)
    let known = Dictionary(before.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = Set(after.map(\.identity))
    for entry in after {
      guard let other = known[entry.identity] else {
        addEntry(.added, entry, of: new, list, at: path)
        continue
      }
      compareEntry(
        old.item(other.index, other.value), new.item(entry.index, entry.value), list, at: path.appending(entry.step))
    }
    for entry in before where !kept.contains(entry.identity) { addEntry(.removed, entry, of: old, list, at: path) }
    let order = (before.filter { kept.contains($0.identity) }, after.filter { known[$0.identity] != nil })
    guard order.0.map(\.identity) != order.1.map(\.identity) else { return }
    func keys(_ entries: [ListEntry]) -> JSONValue {
      .array(entries.map { list.key(of: $0.value).map { .string($0) } ?? $0.value })
    }
    add(
      .reordered, Place(value: keys(before), pointer: old.pointer), Place(value: keys(after), pointer: new.pointer),
      at: path)
  }

  private mutating func compareEntry(_ old: Place, _ new: Place, _ list: KeyedList, at path: FieldPath) {
    guard list == .parameters, let before = old.member("value"), let after = new.member("value") else {
      return compare(old, new, at: path)
    }
    compare(before, after, at: path)
    let others = names(old.value.members, new.value.members).filter { !$0.utf8.elementsEqual("value".utf8) }
    compareMembers(of: old, new, others, at: path)
  }

  private mutating func addEntry(
    _ kind: FieldChange.Kind, _ entry: ListEntry, of list: Place, _ keyed: KeyedList, at path: FieldPath
  ) {
    var place = list.item(entry.index, entry.value)
    // A label and a value, and nothing else: the label is in the path.
    if keyed == .parameters, entry.value.members.count == 2, entry.identity.key != nil,
      let value = place.member("value")
    {
      place = value
    }
    add(
      kind, kind == .removed ? place : nil, kind == .added ? place : nil, at: path.appending(entry.step))
  }
}
