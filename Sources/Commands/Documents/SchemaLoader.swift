import Diagnostics
import DocumentModel
import JSONSchema
import Manifest
import Rules
import SourceText

/// One `--ref URI=FILE`.
struct SchemaLocation {
  let uri: String
  /// As typed.
  let path: String

  /// - Throws: a usage error for a text without `=`.
  init(_ argument: String) throws(CommandFailure) {
    // A query may hold an equals sign; a path hardly does.
    guard let equals = argument.utf8.lastIndex(of: UInt8(ascii: "=")), equals != argument.startIndex,
      argument.utf8.index(after: equals) != argument.endIndex
    else {
      throw CommandFailure(
        .usage, "\"--ref\" takes URI=FILE, not \"\(argument)\"",
        help: "for example --ref https://example.com/name.json=schemas/name.json")
    }
    uri = String(argument[..<equals])
    path = String(argument[argument.utf8.index(after: equals)...])
  }
}

/// Reads a schema's file and the files that it refers to by relative paths. Nothing is fetched from anywhere else.
struct SchemaLoader {
  /// What was wrong so far.
  private(set) var diagnostics: [Diagnostic] = []
  /// What findings call the schema's file.
  let path: String

  private let session: Session
  private let document: Tree?
  private let baseURI: String
  private var registry = SchemaRegistry()
  private var seen: Set<ExternalReference> = []
  /// The documents of the registry and their URIs.
  private var loaded: [(tree: Tree, uri: String)] = []

  /// More references to files are left alone; what they lead to does not exist then.
  private static let limit = 10_000

  /// - Parameters:
  ///   - schema: the path of the schema as typed.
  ///   - references: what lies elsewhere than its URI says.
  /// - Throws: `noSuchInput`.
  init(_ schema: String, _ references: [SchemaLocation], in session: Session) throws(CommandFailure) {
    self.session = session
    let source = try session.read(schema)
    path = source.path
    let folder: AbsolutePath
    if schema.utf8.elementsEqual("-".utf8) {
      folder = session.workingFolder
      baseURI = Self.uri(of: AbsolutePath("-", in: folder))
    } else {
      let place = AbsolutePath(schema, in: session.workingFolder)
      folder = place.parent
      baseURI = Self.uri(of: place)
    }
    let read = Self.document(in: source)
    document = read.tree
    diagnostics = read.diagnostics
    for reference in references {
      let source = try session.read(reference.path)
      let read = Self.document(in: source)
      diagnostics += read.diagnostics
      guard let tree = read.tree else { continue }
      registry.add(tree, at: reference.uri)
      loaded.append((tree, reference.uri))
      load(from: tree, uri: reference.uri, in: AbsolutePath(reference.path, in: session.workingFolder).parent)
    }
    if let document { load(from: document, uri: baseURI, in: folder) }
  }

  /// The schema; nil, with findings, where it has mistakes.
  mutating func compile(assertsFormat: Bool) -> CompiledSchema? {
    guard let document else { return nil }
    var options = SchemaOptions(assertsFormat: assertsFormat, registry: registry, baseURI: baseURI)
    let reading = SchemaReading(document, options: options)
    diagnostics += SchemaFindings.errors(of: reading) + SchemaFindings.remarks(of: reading)
    if reading.schema == nil {
      // Mistakes in other files are told there.
      for (tree, uri) in loaded {
        options.baseURI = uri
        diagnostics += SchemaFindings.errors(of: SchemaReading(tree, options: options))
      }
      if !hasErrors { diagnostics += SchemaFindings.errors(of: reading, includesConsequences: true) }
    }
    return hasErrors ? nil : reading.schema
  }

  private var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Registers the files that a document refers to by relative paths, and those that they refer to.
  private mutating func load(from document: Tree, uri: String, in folder: AbsolutePath) {
    var queue = [(document: document, uri: uri, folder: folder)]
    while let (document, uri, folder) = queue.popLast() {
      for reference in ExternalReference.all(in: document, baseURI: uri) {
        let place = AbsolutePath(reference.path, in: folder)
        guard seen.count < Self.limit, seen.insert(reference).inserted,
          let read = try? SourceFile.read(
            place.string, displayPath: place.relative(to: session.workingFolder))
        else { continue }
        let contents = Self.document(in: read.source)
        diagnostics += contents.diagnostics
        guard let tree = contents.tree else { continue }
        registry.add(tree, at: reference.uri)
        loaded.append((tree, reference.uri))
        queue.append((tree, reference.uri, place.parent))
      }
    }
  }

  /// The one document of a schema's file.
  private static func document(in source: SourceFile) -> (tree: Tree?, diagnostics: [Diagnostic]) {
    let documents = DocumentList(source)
    if documents.diagnostics.isEmpty, let tree = documents.trees.first, documents.trees.count == 1 {
      return (tree, [])
    }
    guard documents.diagnostics.isEmpty else { return (nil, documents.diagnostics) }
    let place =
      documents.trees.dropFirst().first?.span(of: .root) ?? SourceSpan(source: source, range: ByteRange(emptyAt: 0))
    return (
      nil,
      [
        Diagnostic(
          rule: "document-count", message: "a schema is one document, but the file holds \(documents.trees.count)",
          at: place)
      ]
    )
  }

  /// The URI of a file (RFC 8089), so that references by relative paths are those of the file system.
  private static func uri(of path: AbsolutePath) -> String {
    var uri = "file://"
    for byte in path.string.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        uri += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return uri
  }
}
