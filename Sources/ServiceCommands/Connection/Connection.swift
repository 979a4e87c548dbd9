import Commands
import Emulator
import JobClient
import Planner

/// An open way to a service; the emulator that was started for it stops with it.
struct Connection {
  /// With the project, whoever told it.
  private(set) var place: ServicePlace
  let service: any JobService
  private let emulator: EmulatorServer?

  /// Connects; the first call may ask for the project.
  ///
  /// - Throws: credentials that are missing, an endpoint that is none, a state that cannot be written.
  static func open(
    _ place: ServicePlace, _ options: ConnectionOptions, in session: Session
  ) throws(CommandFailure) -> Connection {
    switch place.address {
    case .emulator:
      let emulator = try embedded(place)
      return try Connection(place, to: emulator.url, as: .none, options, emulator: emulator)
    case .url(let url):
      return try Connection(place, to: url, as: try credentials(for: url, in: session), options, emulator: nil)
    }
  }

  /// Stops the emulator, where there is one.
  func close() { emulator?.stop() }

  private init(
    _ place: ServicePlace, to url: String, as credentials: Credentials, _ options: ConnectionOptions,
    emulator: EmulatorServer?
  ) throws(CommandFailure) {
    let client: HTTPJobService
    do throws(ClientConfigurationError) {
      var configuration = ClientConfiguration(
        endpoint: try Endpoint(url), credentials: credentials, projectID: place.projectID, region: place.region)
      if let file = options.caFile { configuration.authorities = try ClientConfiguration.authorities(inFile: file) }
      configuration.userAgent = "jobc/\(Version.current)"
      configuration.isInterrupted = { StopRequest.isMade }
      client = try HTTPJobService(configuration)
    } catch {
      throw CommandFailure(error)
    }
    self.place = place
    service = client
    self.emulator = emulator
    do throws(ServiceFailure) {
      self.place.projectID = try client.projectID()
    } catch {
      throw CommandFailure(error, action: "find the project of \(place.description)")
    }
  }

  /// What the process environment holds. An emulator that was started by hand may ask nobody who they are.
  private static func credentials(for url: String, in session: Session) throws(CommandFailure) -> Credentials {
    do throws(ClientConfigurationError) {
      let isLocal = try Endpoint(url).isLoopback
      do throws(ClientConfigurationError) {
        return try Credentials.fromEnvironment { session.environment[$0] }
      } catch .noCredentials where isLocal {
        return .none
      }
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Starts the emulator of a project, on any port.
  private static func embedded(_ place: ServicePlace) throws(CommandFailure) -> EmulatorServer {
    let folder = StateFolder(of: place.root)
    try folder.make()
    var configuration = EmulatorConfiguration(projectID: nil)
    configuration.stateFile = folder.emulatorState
    do throws(EmulatorError) {
      return try EmulatorServer.start(configuration)
    } catch {
      throw CommandFailure(error)
    }
  }
}

extension CommandFailure {
  init(_ error: ClientConfigurationError) {
    let status: ExitStatus
    switch error {
    case .noCredentials, .incompleteCredentials, .unusableValue: status = .unauthorized
    case .unreadableAuthorities, .noCertificates: status = .noSuchInput
    case .notURL, .notHTTP, .notBaseURL, .credentialsInURL, .plainHTTP, .unusableProject, .noProject: status = .usage
    }
    self.init(status, error.message, help: error.help)
  }

  init(_ error: EmulatorError) {
    let status: ExitStatus
    switch error {
    case .cannotListen: status = .unavailable
    case .cannotOpenState, .notAState, .newerState: status = .cannotWrite
    }
    self.init(status, error.message)
  }
}
