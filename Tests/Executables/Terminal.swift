import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A line of `sh` on a terminal of its own, typed at and looked at as by a person.
///
/// Whatever it waits for, it gives up after a minute.
package final class Terminal {
  /// What did not happen in time, with all that the terminal was sent until then.
  package struct TimeUp: Error {
    let wanted: String
    let sent: String
  }

  /// All that the terminal was sent, control characters included; line ends are `\r\n`, as terminals take them.
  package private(set) var sent = ""
  private let columns: Int
  /// Our end.
  private let descriptor: Int32
  private let process: pid_t
  private var isOver = false

  /// - Parameters:
  ///   - line: in which `$JOBC` is the binary.
  ///   - jobc: whose folder it is run in.
  ///   - environment: variables besides `PATH` and `TERM`, which is `xterm`.
  package init(_ line: String, in jobc: Jobc, columns: Int = 80, environment: [String: String] = [:]) throws {
    self.columns = columns
    let name: String
    (descriptor, name) = try Self.pair()
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var size = winsize(ws_row: 24, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = unsafe ioctl(descriptor, UInt(TIOCSWINSZ), &size)
    let variables = ["PATH": "/usr/bin:/bin", "TERM": "xterm", "JOBC": Executables.jobc.path]
      .merging(environment) { $1 }
    process = try Self.start(
      ["/bin/sh", "-c", "cd \"$0\" || exit; " + line, jobc.folder.path], variables.map { "\($0)=\($1)" }, on: name)
  }

  deinit {
    if !isOver {
      kill(-process, SIGKILL)
      var status: Int32 = 0
      unsafe waitpid(process, &status, 0)
    }
    close(descriptor)
  }

  /// Our end of a new terminal, and the path of the other one.
  private static func pair() throws -> (descriptor: Int32, path: String) {
    #if os(Linux)
      // What posix_openpt(3), unlockpt(3) and ptsname(3) do, which the module of glibc does not show (ioctl_tty(2)).
      let descriptor = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var (isLocked, number): (Int32, Int32) = (0, 0)
      let (lock, numberOf): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
      guard descriptor >= 0, unsafe ioctl(descriptor, lock, &isLocked) == 0,
        unsafe ioctl(descriptor, numberOf, &number) == 0
      else { throw POSIXError(.ENODEV) }
      return (descriptor, "/dev/pts/\(number)")
    #else
      let descriptor = posix_openpt(O_RDWR | O_NOCTTY)
      guard descriptor >= 0, grantpt(descriptor) == 0, unlockpt(descriptor) == 0,
        let name = unsafe ptsname(descriptor)
      else { throw POSIXError(.ENODEV) }
      return (descriptor, unsafe String(cString: name))
    #endif
  }

  /// Starts a program as the leader of a session, whose terminal the first file becomes that it opens.
  private static func start(_ arguments: [String], _ environment: [String], on terminal: String) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
      let leads = Int16(POSIX_SPAWN_SETSID)
    #else
      var actions = unsafe posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
      let leads = Int16(0x80)
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, 0, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, 0, 2)
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // What a runner of tests ignores or blocks, a shell of a person's does not.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigaddset(&signals, SIGINT)
    unsafe sigaddset(&signals, SIGPIPE)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(&attributes, leads | Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var list = unsafe arguments.map { unsafe strdup($0) } + [nil]
    var variables = unsafe environment.map { unsafe strdup($0) } + [nil]
    defer { unsafe (list + variables).forEach { unsafe free($0) } }
    var process = pid_t()
    let problem = unsafe posix_spawn(&process, arguments[0], &actions, &attributes, &list, &variables)
    guard problem == 0 else { throw POSIXError(POSIXErrorCode(rawValue: problem) ?? .EIO) }
    return process
  }

  /// Types text; `\u{3}` is Ctrl-C, `\u{4}` Ctrl-D, `\r` the return key.
  package func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe write(descriptor, bytes, bytes.count)
  }

  /// Waits until the terminal was sent a text.
  package func wait(for text: String) throws {
    let deadline = Date(timeIntervalSinceNow: 60)
    while !sent.contains(text) {
      guard try read(until: deadline, for: text) else { throw TimeUp(wanted: text, sent: sent) }
    }
  }

  /// Waits until the line is done.
  ///
  /// - Returns: its exit status, or 128 and the signal that ended it.
  package func end() throws -> Int32 {
    let deadline = Date(timeIntervalSinceNow: 60)
    while try read(until: deadline, for: "the end") {}
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 { guard errno == EINTR else { return -1 } }
    isOver = true
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }

  /// Takes what comes next.
  ///
  /// - Returns: false at the end.
  private func read(until deadline: Date, for wanted: String) throws -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let ready = unsafe poll(&waiting, 1, Int32(max(0, deadline.timeIntervalSinceNow * 1_000)))
    if ready < 0, errno == EINTR { return true }
    guard ready > 0 else { throw TimeUp(wanted: wanted, sent: sent) }
    var chunk = [UInt8](repeating: 0, count: 4_096)
    #if canImport(Darwin)
      let count = unsafe Darwin.read(descriptor, &chunk, chunk.count)
    #elseif canImport(Musl)
      let count = unsafe Musl.read(descriptor, &chunk, chunk.count)
    #else
      let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
    #endif
    // On Linux a terminal whose other end is closed is an error.
    guard count > 0 else { return false }
    pending += chunk[..<count]
    // A letter may be cut in two.
    if let text = String(validating: pending, as: UTF8.self) {
      sent += text
      pending = []
    }
    return true
  }

  private var pending: [UInt8] = []

  /// What stands on the screen, row by row without blanks at their ends, as if it had as many rows as it takes.
  package var screen: [String] { TerminalScreen(sent, columns: columns).rows }
}

/// The rows that a terminal shows: printing, returning, wrapping, erasing and going up are obeyed, colours are not shown.
private struct TerminalScreen {
  private var cells: [[Character]] = [[]]
  private var (row, column) = (0, 0)
  private let columns: Int

  var rows: [String] {
    var rows = cells.map { row in
      String(row.reversed().drop { $0 == " " }.reversed())
    }
    while rows.last == "" { rows.removeLast() }
    return rows
  }

  init(_ text: String, columns: Int) {
    self.columns = columns
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\r": column = 0
      case "\n": go(to: row + 1)
      case "\u{1B}": obey(&scalars)
      case "\u{7}": break
      default: print(Character(scalar))
      }
    }
  }

  private mutating func go(to row: Int) {
    self.row = max(0, row)
    while cells.count <= self.row { cells.append([]) }
  }

  private mutating func print(_ character: Character) {
    if column == columns {
      column = 0
      go(to: row + 1)
    }
    while cells[row].count <= column { cells[row].append(" ") }
    cells[row][column] = character
    column += 1
  }

  /// A control sequence: `[`, numbers, a letter.
  private mutating func obey(_ scalars: inout Substring.UnicodeScalarView) {
    guard scalars.first == "[" else { return print("?") }
    scalars.removeFirst()
    let numbers = scalars.prefix { ("0"..."9").contains($0) || $0 == ";" }
    scalars.removeFirst(numbers.count)
    let number = Int(String(String.UnicodeScalarView(numbers)))
    switch scalars.popFirst() {
    case "K" where number ?? 0 == 0: cells[row].removeLast(max(0, cells[row].count - column))
    case "J" where number ?? 0 == 0:
      cells[row].removeLast(max(0, cells[row].count - column))
      cells.removeLast(cells.count - row - 1)
    case "A": go(to: row - (number ?? 1))
    case "m": break
    default: print("?")
    }
  }
}
