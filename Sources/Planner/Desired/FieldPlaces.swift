import DocumentModel
import SourceText

/// Where the fields of a request are written, by their JSON Pointers.
package struct FieldPlaces: Sendable, Equatable {
  package private(set) var places: [String: ManifestPlace]

  package init(_ places: [String: ManifestPlace] = [:]) { self.places = places }

  /// The places of all values of a request.
  ///
  /// - Parameter lines: where the lines of sources begin, kept from one request to the next.
  package init(of body: Tree, _ lines: inout SourceLines) {
    places = [:]
    add(.root, of: body, pointer: "", &lines)
  }

  private mutating func add(_ id: NodeID, of body: Tree, pointer: String, _ lines: inout SourceLines) {
    places[pointer] = lines.place(of: body.span(of: id))
    for entry in body.entries(of: id) {
      add(entry.value, of: body, pointer: pointer + "/" + JSONPointer.escape(body.string(of: entry.key)), &lines)
    }
    for (index, item) in body.items(of: id).enumerated() {
      add(item, of: body, pointer: pointer + "/\(index)", &lines)
    }
  }

  /// Where a field is written; where it is not there, what would hold it, and at last the job itself.
  package func place(nearest pointer: String) -> ManifestPlace? {
    var pointer = pointer
    while true {
      if let place = places[pointer] { return place }
      guard let slash = pointer.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
      pointer = String(pointer[..<slash])
    }
  }
}

/// Lines and columns of sources, each source's lines found once.
package struct SourceLines {
  private var indexes: [ObjectIdentifier: (source: SourceFile, lines: LineIndex)] = [:]

  package init() {}

  package mutating func place(of span: SourceSpan) -> ManifestPlace {
    let key = ObjectIdentifier(span.source)
    let lines = indexes[key]?.lines ?? LineIndex(span.source)
    // The source is kept, so that no other one gets its identity.
    indexes[key] = (span.source, lines)
    let start = lines.position(of: span.range.start)
    return ManifestPlace(file: span.source.path, line: start.line, column: start.column)
  }
}
