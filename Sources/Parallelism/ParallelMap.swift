import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How many processors the process may use; at least 1.
package var processorCount: Int {
  #if canImport(Darwin)
    max(1, sysconf(_SC_NPROCESSORS_ONLN))
  #else
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  #endif
}

/// Calls `body` for each of `0..<count`, on several threads where it pays, and gives the results in that order.
///
/// The threads take the next index whenever they are done with one. The caller is one of them.
///
/// - Parameters:
///   - width: the most threads; 1 runs everything on the caller.
///   - itemsPerThread: the fewest items that are worth a thread: `count / itemsPerThread` threads at most.
///   - makeContext: makes what a thread keeps from one item to the next, once a thread.
///   - body: the work for one index.
package func parallelMap<Context, Result: Sendable>(
  count: Int, width: Int, itemsPerThread: Int = 32, makeContext: @Sendable () -> Context,
  _ body: @Sendable (inout Context, Int) -> Result
) -> [Result] {
  let threads = min(width, count / max(1, itemsPerThread))
  guard threads > 1 else {
    var context = makeContext()
    var results: [Result] = []
    results.reserveCapacity(count)
    for index in 0..<count { results.append(body(&context, index)) }
    return results
  }
  return unsafe [Result](unsafeUninitializedCapacity: count) { results, initializedCount in
    let slots = unsafe Slots(first: results.baseAddress)
    let next = Atomic(0)
    let work: @Sendable () -> Void = {
      var context = makeContext()
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        unsafe slots.fill(index, with: body(&context, index))
      }
    }
    withoutActuallyEscaping(work) { work in
      let workers = (1..<threads).compactMap { _ in Worker.start(work) }
      work()
      for worker in workers { worker.join() }
    }
    initializedCount = count
  }
}

/// The memory of the results: each slot is filled once, by one thread.
@unsafe private struct Slots<Element>: @unchecked Sendable {
  let first: UnsafeMutablePointer<Element>?

  func fill(_ index: Int, with element: consuming Element) {
    if let first = unsafe first { unsafe (first + index).initialize(to: element) }
  }
}
