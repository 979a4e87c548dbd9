#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program that runs beside us, its standard streams in our hands; what is open is closed with the value.
package struct ChildProcess: ~Copyable {
  /// Why a program could not be started.
  package struct Failure: Error {
    /// The system's error number.
    let number: Int32
  }

  private let identifier: pid_t
  private var input: Int32
  private let output: Int32
  /// Negative where standard error is thrown away.
  private let errors: Int32

  /// Starts `name`, looked up in `PATH`.
  ///
  /// - Parameters:
  ///   - environment: all of its variables, `NAME=value` each.
  ///   - keepsErrors: whether its standard error can be read.
  package init(
    _ name: String, _ arguments: [String], environment: [String], keepsErrors: Bool
  ) throws(Failure) {
    let input = try Pipe()
    let output = try Pipe()
    let errors = keepsErrors ? try Pipe() : nil
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, input.reading, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
    if let errors {
      unsafe posix_spawn_file_actions_adddup2(&actions, errors.writing, 2)
    } else {
      unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
    // What we ignore a program would ignore, too.
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGPIPE)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var child = pid_t()
    let problem = unsafe Self.withCStrings([name] + arguments) { arguments in
      unsafe Self.withCStrings(environment) { environment in
        unsafe posix_spawnp(&child, name, &actions, &attributes, arguments, environment)
      }
    }
    close(input.reading)
    close(output.writing)
    if let errors { close(errors.writing) }
    guard problem == 0 else {
      close(input.writing)
      close(output.reading)
      if let errors { close(errors.reading) }
      throw Failure(number: problem)
    }
    identifier = child
    self.input = input.writing
    self.output = output.reading
    self.errors = errors?.reading ?? -1
  }

  deinit {
    if input >= 0 { close(input) }
    close(output)
    if errors >= 0 { close(errors) }
    // It ends with its standard input.
    _ = Self.wait(identifier)
  }

  /// Sends bytes to its standard input.
  ///
  /// - Returns: whether it took them.
  func write(_ bytes: [UInt8]) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Self.write(input, UnsafeRawBufferPointer(rebasing: buffer[offset...]))
      }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      offset += count
    }
    return true
  }

  /// Reads what is there of its standard output, and waits for it where there is nothing yet.
  ///
  /// - Returns: how many bytes were added to `bytes`; 0 at the end.
  func read(into bytes: inout [UInt8]) -> Int { Self.read(output, into: &bytes) }

  /// Closes its standard input, reads all that it says and waits for its end.
  package mutating func finish() -> (status: Int32, output: [UInt8], errors: [UInt8]) {
    close(input)
    input = -1
    var said: [UInt8] = []
    var complaints: [UInt8] = []
    var isOpen = (true, errors >= 0)
    while isOpen.0 || isOpen.1 {
      var waiting = [
        pollfd(fd: isOpen.0 ? output : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isOpen.1 ? errors : -1, events: Int16(POLLIN), revents: 0),
      ]
      guard unsafe poll(&waiting, 2, -1) > 0 else { continue }
      if waiting[0].revents != 0 { isOpen.0 = Self.read(output, into: &said) > 0 }
      if waiting[1].revents != 0 { isOpen.1 = Self.read(errors, into: &complaints) > 0 }
    }
    return (Self.wait(identifier), said, complaints)
  }

  /// Waits for its end; the exit status, or 128 and the signal that ended it.
  private static func wait(_ identifier: pid_t) -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(identifier, &status, 0) < 0 {
      guard errno == EINTR else { return 0 }
    }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }

  private static func read(_ descriptor: Int32, into bytes: inout [UInt8]) -> Int {
    let room = 1 << 16
    let had = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: room))
    var count = 0
    repeat {
      count = unsafe bytes.withUnsafeMutableBytes { buffer in
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[had...])
        #if canImport(Glibc)
          return unsafe Glibc.read(descriptor, rest.baseAddress, rest.count)
        #elseif canImport(Musl)
          return unsafe Musl.read(descriptor, rest.baseAddress, rest.count)
        #else
          return unsafe Darwin.read(descriptor, rest.baseAddress, rest.count)
        #endif
      }
    } while count < 0 && errno == EINTR
    bytes.removeLast(room - max(count, 0))
    return max(count, 0)
  }

  private static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      unsafe Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      unsafe Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  private static func withCStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = unsafe texts.map { unsafe strdup($0) }
    defer { unsafe copies.forEach { unsafe free($0) } }
    return unsafe body(copies + [nil])
  }
}

/// Two ends of a pipe that programs we start do not inherit.
private struct Pipe {
  let reading: Int32
  let writing: Int32

  init() throws(ChildProcess.Failure) {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { throw ChildProcess.Failure(number: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }
}
