import ArgumentParser

struct CompletionsArguments: VerbArguments {
  static let configuration = CommandConfiguration(
    commandName: "completions", _superCommandName: "jobc",
    abstract: "Print a completion script for a shell.",
    discussion: """
      Put the script where the shell looks for such scripts and start a new shell.

      Examples:
        jobc completions bash > ~/.local/share/bash-completion/completions/jobc
        jobc completions fish > ~/.config/fish/completions/jobc.fish
      """,
    version: Version.current)

  @Argument(help: "The shell: bash, zsh or fish.", completion: .words(of: Shell.self))
  var shell: String

  func verb() throws(CommandFailure) -> any Verb {
    Completions(shell: try Shell.named(shell, option: nil))
  }

  enum Shell: String, Choice {
    case bash, zsh, fish

    static let noun = "shell"

    var parserShell: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  /// `completions`: the script that the argument parser makes of the verbs' options.
  struct Completions: Verb {
    let shell: Shell

    var needsFolder: Bool { false }

    func run(in session: inout Session) throws(CommandFailure) -> ExitStatus {
      session.output.write(session.program.completionScript(for: shell.parserShell) + "\n")
      return .success
    }
  }
}
