import Commands
import DocumentModel
import Emulator

/// `emulator`: until somebody ends it.
struct Emulate: Verb {
  var configuration: EmulatorConfiguration
  let format: AnswerFormat
  let isQuiet: Bool

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    StopRequest.install()
    var configuration = configuration
    admit(&configuration, in: session)
    if !isQuiet {
      configuration.requestObserver = { record in
        let answer = record.status.map(String.init) ?? "no answer"
        let fault = record.fault.map { " (fault \($0))" } ?? ""
        _ = FileDescriptor(2).write(Array("\(record.method) \(record.target): \(answer)\(fault)\n".utf8))
      }
    }
    let server: EmulatorServer
    do throws(EmulatorError) { server = try EmulatorServer.start(configuration) } catch { throw CommandFailure(error) }
    defer { server.stop() }
    switch format {
    case .text: session.output.write("emulator: \(server.url)\n")
    case .json:
      var output = JSONOutput(.compact)
      output.object { output in
        output.member("schema_version", 1)
        output.member("event", "listening")
        output.member("url", server.url)
        output.member("port", Int(server.port))
        output.member("state", configuration.stateFile)
        output.member("requires_authentication", configuration.requiresAuthentication)
      }
      session.output.write(output.bytes + [0x0A])
    }
    try session.output.flush()
    while !StopRequest.isMade { StopRequest.sleep(milliseconds: 60_000) }
    return .success
  }

  /// Lets in whoever has the credentials of the process environment, and everybody where it has none.
  private func admit(_ configuration: inout EmulatorConfiguration, in session: Session) {
    func value(_ name: String) -> String? { session.environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    if let access = value("HUAWEICLOUD_SDK_AK"), let secret = value("HUAWEICLOUD_SDK_SK") {
      configuration.credentials.accessKeys.append(
        .init(access: access, secret: secret, securityToken: value("HUAWEICLOUD_SDK_SECURITY_TOKEN")))
    }
    if let token = value("JOBC_TOKEN") { configuration.credentials.tokens.append(token) }
    if let name = value("OS_USERNAME"), let password = value("OS_PASSWORD") {
      configuration.credentials.users.append(
        .init(name: name, password: password, domain: value("OS_USER_DOMAIN_NAME")))
    }
    let credentials = configuration.credentials
    configuration.requiresAuthentication =
      !credentials.accessKeys.isEmpty || !credentials.tokens.isEmpty || !credentials.users.isEmpty
  }
}
