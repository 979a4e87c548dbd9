import ArgumentParser
import Commands
import Emulator

struct EmulatorArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "emulator", _superCommandName: "jobc", abstract: CompanionVerbs.abstract(of: "emulator"),
    usage: "jobc emulator [<options>]",
    discussion: """
      Serves the API of the service and of IAM on 127.0.0.1 until Ctrl-C or SIGTERM, for tests and CI. It prints one \
      line, "emulator: http://127.0.0.1:PORT", once it answers. Jobs go through their states by the clock: some seconds \
      of waiting, then half a minute of running; the parameters "emulator_run_seconds" and "emulator_outcome" of a job \
      say otherwise.

      Where HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, JOBC_TOKEN, or OS_USERNAME and OS_PASSWORD are set, callers must \
      have just these credentials; else nobody is asked.

      A FAULT is CALL:KIND[@N], as in "create-job:drop-after@2": the second call of create-job is carried out and its \
      answer lost. A wrong one is answered with all there are.

      "endpoint: emulator" in jobc.yaml needs none of this: plan, apply and the other verbs bring their own.

      Examples:
        jobc emulator --port 8080 --state emulator.sqlite
        jobc emulator --fault "list-jobs:429=1" --quirk numbers-as-text
        jobc plan --endpoint http://127.0.0.1:8080
      """,
    version: Version.current)

  @Option(help: ArgumentHelp("Listen on this port; any free one otherwise.", valueName: "number"))
  var port: String?

  @Option(
    help: ArgumentHelp("Keep jobs in this file; in memory otherwise.", valueName: "file"), completion: .file())
  var state: String?

  @Option(help: ArgumentHelp("Serve this project only; any otherwise.", valueName: "id"))
  var projectID: String?

  @Option(
    name: .customLong("fault"), help: ArgumentHelp("Let a call go wrong; repeatable.", valueName: "fault"))
  var faults: [String] = []

  @Option(
    name: .customLong("quirk"),
    help: ArgumentHelp("Be as odd as some services are; repeatable. \"list\" prints them all.", valueName: "name"),
    completion: .list(["list"] + EmulatorQuirk.allCases.map(\.rawValue)))
  var quirks: [String] = []

  @Option(help: ArgumentHelp("Let jobs go so many times as fast, as in 10 or 0.5.", valueName: "factor"))
  var speed: String?

  @Option(help: ArgumentHelp("Wait so many milliseconds before each answer.", valueName: "number"))
  var latency: String?

  @Option(
    help: ArgumentHelp("Print text (default) or json.", valueName: "kind"), completion: .words(of: AnswerFormat.self))
  var format: String?

  @Flag(name: .shortAndLong, help: "Do not log requests on standard error.")
  var quiet = false

  func verb() throws(CommandFailure) -> any Verb {
    if quirks.contains(where: { $0.utf8.elementsEqual("list".utf8) }) { return QuirkList() }
    var configuration = EmulatorConfiguration(projectID: projectID)
    configuration.stateFile = state
    if let port {
      guard let number = UInt16(port) else {
        throw CommandFailure(.usage, "\"--port\" takes a number from 0 to 65535, not \"\(port)\"")
      }
      configuration.port = number
    }
    if let speed {
      guard let factor = Double(speed), factor > 0, factor.isFinite else {
        throw CommandFailure(.usage, "\"--speed\" takes a number above 0, not \"\(speed)\"")
      }
      configuration.life = configuration.life.faster(by: factor)
    }
    if let latency {
      guard let number = Int(latency), (0...60_000).contains(number) else {
        throw CommandFailure(.usage, "\"--latency\" takes milliseconds from 0 to 60000, not \"\(latency)\"")
      }
      configuration.latency = number
    }
    for quirk in quirks { configuration.quirks.insert(try EmulatorQuirk.named(quirk, option: "--quirk")) }
    do throws(FaultSyntaxError) {
      configuration.faults = FaultPlan(try faults.map { text throws(FaultSyntaxError) in try Fault(parsing: text) })
    } catch {
      throw CommandFailure(.usage, error.message)
    }
    return Emulate(
      configuration: configuration, format: try AnswerFormat.chosen(format), isQuiet: quiet)
  }
}

extension EmulatorQuirk: Choice {
  package static let noun = "quirk"
}

/// `emulator --quirk list`.
struct QuirkList: Verb {
  var needsFolder: Bool { false }

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    let width = EmulatorQuirk.allCases.map(\.rawValue.utf8.count).max() ?? 0
    for quirk in EmulatorQuirk.allCases {
      let padding = String(repeating: " ", count: width - quirk.rawValue.utf8.count + 2)
      session.output.write(quirk.rawValue + padding + quirk.summary + "\n")
    }
    return .success
  }
}
