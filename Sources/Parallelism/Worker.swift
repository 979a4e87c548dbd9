#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A thread with a stack as deep as the main thread's, so that what recursion is safe there is safe here.
struct Worker {
  /// 8 MiB, the usual limit of a main thread's stack.
  private static let stackSize = 8 << 20

  private final class Task: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private let thread: pthread_t

  /// Runs `body` on a new thread; nil where the system has no more threads.
  ///
  /// `body` may be used until `join` returns.
  static func start(_ body: @escaping @Sendable () -> Void) -> Worker? {
    var attributes = pthread_attr_t()
    guard unsafe pthread_attr_init(&attributes) == 0 else { return nil }
    defer { unsafe pthread_attr_destroy(&attributes) }
    guard unsafe pthread_attr_setstacksize(&attributes, stackSize) == 0 else { return nil }
    let task = unsafe Unmanaged.passRetained(Task(body))
    #if canImport(Darwin)
      var created: pthread_t?
      let status = unsafe pthread_create(&created, &attributes, { unsafe Worker.run($0) }, task.toOpaque())
    #else
      var created = pthread_t()
      let status = unsafe pthread_create(&created, &attributes, { unsafe Worker.run($0) }, task.toOpaque())
    #endif
    guard status == 0 else {
      unsafe task.release()
      return nil
    }
    #if canImport(Darwin)
      return unsafe created.map { unsafe Worker(thread: $0) }
    #else
      return Worker(thread: created)
    #endif
  }

  private static func run(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let pointer = unsafe pointer { unsafe Unmanaged<Task>.fromOpaque(pointer).takeRetainedValue().body() }
    return nil
  }

  /// Waits until `body` has returned.
  func join() {
    pthread_join(thread, nil)
  }
}
