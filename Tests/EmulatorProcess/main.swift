// An emulator in a process of its own, for tests that kill it: prints its port, and ends when standard input does, or
// after two minutes.
//
//     emulator-process STATE_FILE
import Emulator

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

_ = alarm(120)
do {
  var configuration = EmulatorConfiguration(projectID: nil)
  configuration.stateFile = CommandLine.arguments.dropFirst().first
  let emulator = try EmulatorServer.start(configuration)
  print(emulator.port)
  fflush(nil)
  while readLine() != nil {}
  emulator.stop()
} catch {
  print("error: \(error.message)")
}
