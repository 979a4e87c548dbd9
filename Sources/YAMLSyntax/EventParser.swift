import CLibYAML
import SourceText

/// libyaml behind its shim: the events of one document after the other. All of this module that is `unsafe` is here.
///
/// Its buffers are kept from document to document and from source to source, so one parser serves a whole run.
@safe package struct EventParser: ~Copyable {
  /// What a call of `next` found.
  package enum Result: Sendable {
    case document, end, failure
  }

  /// How deep collections may be nested, the root counted.
  package static let depthLimit: UInt32 = 1_000

  private let parser: OpaquePointer

  /// The source that is read.
  package private(set) var source: SourceFile

  /// Whether the characters of the source are sound, so that `next` may be called.
  package private(set) var isOpen: Bool

  /// Opens `source`.
  ///
  /// - Parameter isPortable: reads through libyaml's own reader even where the source could be fed directly.
  package init(source: SourceFile, isPortable: Bool = false) {
    guard let parser = unsafe clibyaml_create() else { fatalError("out of memory") }
    unsafe clibyaml_use_portable_reader(parser, isPortable)
    unsafe self.parser = parser
    self.source = source
    isOpen = false
    open(source)
  }

  deinit { unsafe clibyaml_destroy(parser) }

  /// Leaves the source that is read and opens another; `error` says what is wrong where it is not open then.
  package mutating func open(_ source: SourceFile) {
    self.source = source
    isOpen = false
    guard source.count <= DocumentReader.sizeLimit else { return }
    isOpen = unsafe source.bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return false }
      return unsafe clibyaml_open(parser, start, source.count, Self.depthLimit)
    }
  }

  /// Whether the source goes past libyaml's own reader.
  package var isFedDirectly: Bool { unsafe clibyaml_is_fed_directly(parser) }

  /// Parses the next document.
  package mutating func next() -> Result {
    let result = unsafe source.bytes.withUnsafeBufferPointer { bytes in
      unsafe bytes.baseAddress.map { unsafe clibyaml_next(parser, $0) } ?? CLIBYAML_END
    }
    switch result {
    case CLIBYAML_DOCUMENT: return .document
    case CLIBYAML_END: return .end
    default: return .failure
    }
  }

  /// The events of the document, also of one that failed.
  package var events: Span<clibyaml_event> {
    @_lifetime(borrow self) get {
      let document = unsafe clibyaml_current(parser).pointee
      let buffer = unsafe UnsafeBufferPointer(start: document.events, count: document.event_count)
      return unsafe _overrideLifetime(Span(_unsafeElements: buffer), borrowing: self)
    }
  }

  /// Whether the document has an alias.
  package var hasAliases: Bool { unsafe clibyaml_current(parser).pointee.alias_count > 0 }

  /// The decoded text of the document, its anchors and tags.
  package var text: Span<UInt8> {
    @_lifetime(borrow self) get {
      let document = unsafe clibyaml_current(parser).pointee
      let buffer = unsafe UnsafeBufferPointer(start: document.text, count: document.text_count)
      return unsafe _overrideLifetime(Span(_unsafeElements: buffer), borrowing: self)
    }
  }

  /// The anchor and tag that `event.properties` names; nil for 0.
  package func properties(of event: clibyaml_event) -> clibyaml_properties? {
    guard event.properties != 0 else { return nil }
    return unsafe clibyaml_current(parser).pointee.properties[Int(event.properties) - 1]
  }

  /// What stopped the document or the source.
  package var error: SyntaxError {
    let error = unsafe clibyaml_current(parser).pointee.error
    let message = unsafe error.message.map { unsafe String(cString: $0) } ?? ""
    let context = unsafe error.context.map { unsafe String(cString: $0) }
    return SyntaxError(
      problem: unsafe error.problem, offset: unsafe error.offset, value: unsafe error.value, message: message,
      context: context, contextOffset: unsafe error.context_offset)
  }
}

/// What libyaml or the shim has against a source.
package struct SyntaxError: Equatable, Sendable {
  package let problem: clibyaml_problem
  /// The byte at which it shows.
  package let offset: UInt32
  /// The offending byte or character of an encoding error.
  package let value: UInt32
  /// libyaml's words.
  package let message: String
  /// What libyaml was doing, and the byte at which that began.
  package let context: String?
  package let contextOffset: UInt32

  package static func == (a: SyntaxError, b: SyntaxError) -> Bool {
    a.problem.rawValue == b.problem.rawValue && a.offset == b.offset && a.value == b.value
      && a.message.utf8.elementsEqual(b.message.utf8) && a.contextOffset == b.contextOffset
      && (a.context ?? "").utf8.elementsEqual((b.context ?? "").utf8)
  }
}
