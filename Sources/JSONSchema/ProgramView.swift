/// A program's tables, borrowed from wherever they lie: arrays or the executable.
struct ProgramView: ~Escapable {
  let code: Span<Instruction>
  let heads: Span<Head>
  let shapes: Span<ObjectShape>
  let slots: Span<Slot>
  let names: Span<Name>
  let text: Span<UInt8>
  let namePatterns: Span<NamePattern>
  let numbers: Span<StoredNumber>
  let automata: AutomatonRunner
  let patterns: Span<Pattern>
  let lists: Span<UInt32>
  let isRemembering: Bool

  @_lifetime(borrow program)
  init(_ program: borrowing Program) {
    code = program.code.span
    heads = program.heads.span
    shapes = program.shapes.span
    slots = program.slots.span
    names = program.names.span
    text = program.text.span
    namePatterns = program.namePatterns.span
    numbers = program.numbers.span
    automata = AutomatonRunner(program.automata)
    patterns = program.patterns.span
    lists = program.lists.span
    isRemembering = program.isRemembering
  }

  @_lifetime(borrow image)
  init(_ image: borrowing ProgramImage) {
    code = unsafe image.code.span
    heads = unsafe image.heads.span
    shapes = unsafe image.shapes.span
    slots = unsafe image.slots.span
    names = unsafe image.names.span
    text = unsafe image.text.span
    namePatterns = unsafe image.namePatterns.span
    numbers = unsafe image.numbers.span
    automata = AutomatonRunner(image)
    patterns = Span()
    lists = unsafe image.lists.span
    isRemembering = false
  }
}
