import CHTTPServer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A server on loopback: requests in, answers out, on a thread a connection.
@safe final class HTTPServer: Sendable {
  /// Makes the answer to a request; `wait` sleeps for milliseconds, and returns false where the server stops meanwhile.
  typealias Handler = @Sendable (_ request: HTTPRequest, _ wait: (Int) -> Bool) -> HTTPAnswer

  let port: UInt16
  /// The C server, which may be used on any thread.
  private nonisolated(unsafe) let server: OpaquePointer
  private let context: Context

  private final class Context: Sendable {
    let handler: Handler
    init(_ handler: @escaping Handler) { self.handler = handler }
  }

  /// Listens on 127.0.0.1; port 0 is any free one.
  ///
  /// - Throws: `EmulatorError.cannotListen`.
  init(port: UInt16, handler: @escaping Handler) throws(EmulatorError) {
    let context = Context(handler)
    var failure: Int32 = 0
    // The context outlives the server: it is let go of after `chttpserver_stop`, which waits for all handlers.
    let server = unsafe chttpserver_start(
      port, HTTPRequest.bodyLimit, { unsafe HTTPServer.handle($0, $1, $2) },
      Unmanaged.passUnretained(context).toOpaque(), &failure)
    guard let server = unsafe server else {
      throw .cannotListen(port: port, reason: unsafe String(cString: strerror(failure)))
    }
    unsafe self.server = server
    self.context = context
    unsafe self.port = chttpserver_port(server)
  }

  /// Lets requests in flight finish and frees the server; to be called once.
  func stop() {
    unsafe chttpserver_stop(server)
  }

  private static func handle(
    _ context: UnsafeMutableRawPointer?, _ request: UnsafePointer<chttpserver_request>?, _ answer: OpaquePointer?
  ) {
    guard let context = unsafe context, let request = unsafe request, let answer = unsafe answer else { return }
    let handler = unsafe Unmanaged<Context>.fromOpaque(context).takeUnretainedValue().handler
    let server = unsafe request.pointee.server
    let reply = handler(unsafe HTTPRequest(request.pointee)) { milliseconds in
      unsafe chttpserver_wait(server, UInt32(clamping: milliseconds))
    }
    unsafe Self.give(reply, answer)
  }

  private static func give(_ reply: HTTPAnswer, _ answer: OpaquePointer) {
    switch reply {
    case .answer(let content):
      unsafe chttpserver_set_status(answer, UInt32(clamping: content.status))
      for header in content.headers { unsafe chttpserver_add_header(answer, header.name, header.value) }
      unsafe chttpserver_set_body(answer, content.body, content.body.count)
    case .close(let bytes):
      unsafe chttpserver_send_and_close(answer, bytes, bytes.count)
    case .reset:
      unsafe chttpserver_reset(answer)
    }
  }
}

extension HTTPRequest {
  fileprivate init(_ request: chttpserver_request) {
    unsafe self.init(
      method: String(cString: request.method), target: String(cString: request.target),
      headers: UnsafeBufferPointer(start: request.headers, count: request.header_count).map {
        unsafe (String(cString: $0.name), String(cString: $0.value))
      },
      body: Array(UnsafeBufferPointer(start: request.body, count: request.body_count)),
      isTooLarge: request.is_too_large)
  }
}
