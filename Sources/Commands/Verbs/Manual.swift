import Manifest
import JobAPI

/// `man`: the manual in roff.
struct Manual: Verb {
  enum Destination {
    case standardOutput(ManualPage)
    /// Takes all pages.
    case folder(String)
  }

  let destination: Destination

  func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
    let date = session.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) }.map(Self.date) ?? ""
    switch destination {
    case .standardOutput(let page): session.output.write(page.roff(date: date))
    case .folder(let folder):
      let root = AbsolutePath(folder, in: session.workingFolder)
      try AtomicFile.makeFolder(root.string)
      for page in ManualPage.all {
        try AtomicFile(AbsolutePath("\(page.name).1", in: root).string).write(Array(page.roff(date: date).utf8))
      }
    }
    return .success
  }

  /// The day of a time in seconds since 1970: `2024-12-01`.
  private static func date(_ seconds: Int) -> String {
    let text = Timestamp(seconds: seconds).basicText
    return "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.dropFirst(6).prefix(2))"
  }
}
