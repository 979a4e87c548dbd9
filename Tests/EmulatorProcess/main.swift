// An emulator in a process of its own, for tests that kill it: prints its port, and ends when standard input does.
//
//     emulator-process STATE_FILE
import Emulator

do {
  var configuration = EmulatorConfiguration(projectID: nil)
  configuration.stateFile = CommandLine.arguments.dropFirst().first
  let emulator = try EmulatorServer.start(configuration)
  print(emulator.port)
  while readLine() != nil {}
  emulator.stop()
} catch {
  print("error: \(error.message)")
}
