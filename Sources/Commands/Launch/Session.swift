import ArgumentParser
import Manifest

/// What a run of a command has to do with the world: its streams, its environment, its folder.
package struct Session {
  package var output = OutputStream(descriptor: 1)
  package var errors = OutputStream(descriptor: 2)
  package let environment = ProcessEnvironment()
  /// What relative paths are relative to; the root where ``hasWorkingFolder`` is false.
  package let workingFolder: AbsolutePath
  /// Whether the process works in a folder that is there: verbs that read or write files are not run without one.
  package let hasWorkingFolder: Bool
  /// The command whose manual and completions are asked for: `jobc`, with the options of all verbs that are there.
  package var program: any ParsableCommand.Type = JobcCommand.self

  package init() {
    let folder = AbsolutePath.workingFolder
    hasWorkingFolder = folder != nil
    workingFolder = folder ?? .root
  }

  /// Says why a command could not do its work.
  package mutating func report(_ failure: CommandFailure) {
    errors.write("error: \(failure.message)\n")
    if let help = failure.help { errors.write("help: \(help)\n") }
  }

  /// Says what the argument parser has to say: help and the version on standard output, errors on standard error.
  package mutating func report(_ error: any Error, of command: any ParsableCommand.Type) -> ExitStatus {
    let message = command.message(for: error)
    if command.exitCode(for: error) == .success {
      // The parser knows the bare number only: the page of facts is made where somebody asks for it.
      if message.utf8.elementsEqual(Version.current.utf8) {
        output.write(Version.page)
      } else if !message.isEmpty {
        output.write(message + "\n")
      }
      return .success
    }
    let sentence = message.prefix(1).lowercased() + message.dropFirst()
    let verb = command.configuration.commandName ?? JobcCommand.name
    let name = verb == JobcCommand.name ? verb : "\(JobcCommand.name) \(verb)"
    report(CommandFailure(.usage, sentence, help: "\(command.usageString()); see \"\(name) --help\""))
    return .usage
  }

  /// Writes out what is buffered.
  ///
  /// - Returns: `status`, or that standard output could not be written.
  package mutating func finish(_ status: ExitStatus) -> ExitStatus {
    var status = status
    do {
      try output.flush()
    } catch {
      report(error)
      status = error.status
    }
    // Where standard error is gone there is nobody to tell.
    try? errors.flush()
    return status
  }
}
