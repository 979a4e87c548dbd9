import DocumentModel

/// A program as bytes that lie in the executable, used where they lie.
///
/// A header of words of 64 bits: a mark of the format, the digest of the schema's text, then for each table the offset
/// of its first byte and the number of its elements; the tables follow, each aligned to 8 bytes. The elements are
/// those of `Program`, as 64-bit little-endian machines lay them out.
@safe struct ProgramImage: @unchecked Sendable {
  let code: UnsafeBufferPointer<Instruction>
  let heads: UnsafeBufferPointer<Head>
  let shapes: UnsafeBufferPointer<ObjectShape>
  let slots: UnsafeBufferPointer<Slot>
  let names: UnsafeBufferPointer<Name>
  let text: UnsafeBufferPointer<UInt8>
  let namePatterns: UnsafeBufferPointer<NamePattern>
  let numbers: UnsafeBufferPointer<StoredNumber>
  let lists: UnsafeBufferPointer<UInt32>
  let automata: UnsafeBufferPointer<AutomatonTables.Automaton>
  let asciiClasses: UnsafeBufferPointer<UInt8>
  let starts: UnsafeBufferPointer<UInt32>
  let classes: UnsafeBufferPointer<UInt8>
  let transitions: UnsafeBufferPointer<UInt16>
  let accepts: UnsafeBufferPointer<UInt8>

  private static let tableCount = 15
  private static let headerCount = 2 + 2 * tableCount
  /// `prg5`, to be changed with any change of the tables, and a hash that changes with the function that hashes names.
  private static let mark = UInt64(0x7072_6735) << 32 | UInt64(TextHash.hash("the names of the tables"))

  /// - Parameter image: bytes that `bytes(of:digest:)` made and that outlive the process, aligned to 8.
  /// - Returns: nil where the image was made of another schema or for another format.
  init?(_ image: UnsafeRawBufferPointer, digest: UInt64) {
    guard image.count >= Self.headerCount * 8, UInt(bitPattern: image.baseAddress) % 8 == 0 else {
      return nil
    }
    let header = unsafe UnsafeRawBufferPointer(rebasing: image[..<(Self.headerCount * 8)]).bindMemory(to: UInt64.self)
    guard unsafe header[0] == Self.mark, unsafe header[1] == digest else { return nil }
    unsafe code = Self.table(0, image, header)
    unsafe heads = Self.table(1, image, header)
    unsafe shapes = Self.table(2, image, header)
    unsafe slots = Self.table(3, image, header)
    unsafe names = Self.table(4, image, header)
    unsafe text = Self.table(5, image, header)
    unsafe namePatterns = Self.table(6, image, header)
    unsafe numbers = Self.table(7, image, header)
    unsafe lists = Self.table(8, image, header)
    unsafe automata = Self.table(9, image, header)
    unsafe asciiClasses = Self.table(10, image, header)
    unsafe starts = Self.table(11, image, header)
    unsafe classes = Self.table(12, image, header)
    unsafe transitions = Self.table(13, image, header)
    unsafe accepts = Self.table(14, image, header)
  }

  @unsafe private static func table<Element: BitwiseCopyable>(
    _ number: Int, _ image: UnsafeRawBufferPointer, _ header: UnsafeBufferPointer<UInt64>
  ) -> UnsafeBufferPointer<Element> {
    let start = unsafe Int(header[2 + 2 * number])
    let count = unsafe Int(header[3 + 2 * number]) * MemoryLayout<Element>.stride
    return unsafe UnsafeRawBufferPointer(rebasing: image[start..<start + count]).bindMemory(to: Element.self)
  }

  /// The image of a program; nil where it has what an image cannot hold: expressions that must be simulated, constants
  /// other than strings, and verdicts to be remembered.
  static func bytes(of program: Program, digest: UInt64) -> [UInt8]? {
    guard program.patterns.isEmpty, !program.needsConstants, !program.isRemembering else { return nil }
    let automata = program.automata
    let tables: [(bytes: [UInt8], count: Int)] = [
      bytes(of: program.code), bytes(of: program.heads), bytes(of: program.shapes), bytes(of: program.slots),
      bytes(of: program.names), bytes(of: program.text), bytes(of: program.namePatterns), bytes(of: program.numbers),
      bytes(of: program.lists), bytes(of: automata.automata), bytes(of: automata.asciiClasses),
      bytes(of: automata.starts), bytes(of: automata.classes), bytes(of: automata.transitions),
      bytes(of: automata.accepts),
    ]
    var header = [mark, digest]
    var content: [UInt8] = []
    for table in tables {
      header += [UInt64(headerCount * 8 + content.count), UInt64(table.count)]
      content += table.bytes
      content += repeatElement(0, count: (8 - content.count % 8) % 8)
    }
    return bytes(of: header).bytes + content
  }

  private static func bytes<Element: BitwiseCopyable>(of table: [Element]) -> (bytes: [UInt8], count: Int) {
    (unsafe table.withUnsafeBytes { unsafe Array($0) }, table.count)
  }

  /// A digest of a schema's text, to tell one schema from another.
  static func digest(of text: UnsafeRawBufferPointer) -> UInt64 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(text.count)
    var i = 0
    while i < text.count {
      var word: UInt64 = 0
      if i + 8 <= text.count {
        word = unsafe text.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      } else {
        for index in i..<text.count { word = word << 8 | UInt64(unsafe text[index]) }
      }
      state = (state ^ word) &* 0xFF51_AFD7_ED55_8CCD
      state ^= state >> 32
      i += 8
    }
    return state
  }
}
