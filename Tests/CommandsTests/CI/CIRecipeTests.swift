import Conformance
import DocumentModel
import Executables
import Foundation
import Golden
import Testing

/// The recipes of `specs/ci`: their commands, run; what comments on pull requests speaks to a stand-in of the service.
@Suite(
  .timeLimit(.minutes(10)),
  .enabled(if: CompletionTests.path(of: "jq") != nil && CompletionTests.path(of: "curl") != nil, "no curl, or no jq"),
  .enabled(if: Checkout.hasGit, "git is not installed"))
struct CIRecipeTests {
  /// A manifest of the project with a misspelt field.
  private func breakProject(_ recipe: CIRecipe) throws -> String {
    let path = "jobs/text/bert.yaml"
    let text = try recipe.machine.read(path)
    let broken = text.replacing("config:\n", with: "config:\n  nonsense: 1\n", maxReplacements: 1)
    #expect(broken != text)
    try recipe.machine.write(path, broken)
    return path
  }

  private func commit(_ recipe: CIRecipe) throws {
    let line = "git -c user.name=a -c user.email=a@example.com commit -qam broken"
    #expect(try recipe.machine.shell(line).status == 0)
  }

  private static let upload = "github/codeql-action/upload-sarif@v4"

  // MARK: Check

  @Test func gitHub() throws {
    let recipe = try CIRecipe("github-actions.yml")
    let run = try recipe.runGitHubJob("check", on: .pullRequest)
    #expect(run.statuses == [0, 0, 0], "\(run)")
    #expect(run.actions.contains(Self.upload))
    let sarif = try JSONValue(json: Array(recipe.machine.read("jobc.sarif").utf8))
    #expect(sarif["version"] == "2.1.0")
    #expect(sarif["runs"]?.items.first?["results"]?.items.isEmpty == false, "the warning of the project")
    #expect(try recipe.runGitHubJob("check", on: .pushToMain).actions.contains(Self.upload))
    #expect(try !recipe.runGitHubJob("check", on: .pullRequestOfFork).actions.contains(Self.upload))
  }

  /// Findings are uploaded where there are errors, too.
  @Test func gitHubFindsMistakes() throws {
    let recipe = try CIRecipe("github-actions.yml")
    let path = try breakProject(recipe)
    let run = try recipe.runGitHubJob("check", on: .pullRequest)
    #expect(run.statuses == [0, 1])
    #expect(run.outcomes.last?.output.contains("::error file=\(path),line=") == true, "\(run)")
    #expect(run.actions.contains(Self.upload))
    #expect(try recipe.machine.read("jobc.sarif").contains(path))
  }

  /// Whoever forgets to compile is told which requests are old.
  @Test func gitHubFindsOldRequests() throws {
    let recipe = try CIRecipe("github-actions.yml")
    try recipe.machine.write("requests/dev/bert-finetune.json", "{}\n")
    let run = try recipe.runGitHubJob("check", on: .pullRequest)
    #expect(run.statuses == [0, 0, 1])
    #expect(run.outcomes.last?.output == "requests/dev/bert-finetune.json: differs\n")
  }

  /// Another archive than the one that was reviewed is not unpacked, and nothing is uploaded.
  @Test func anotherArchive() throws {
    let wrong = ["JOBC_SHA256": String(repeating: "0", count: 64)]
    let gitHub = try CIRecipe("github-actions.yml").runGitHubJob("check", on: .pullRequest, wrong)
    #expect(gitHub.statuses == [1] && !gitHub.actions.contains(Self.upload), "\(gitHub)")
    let gitLab = try CIRecipe("gitlab-ci.yml").runGitLabJob("check", on: .pullRequest, wrong)
    #expect(gitLab.status == 1 && gitLab.output.contains("jobc.tar.gz: FAILED"), "\(gitLab)")
  }

  @Test func gitLab() throws {
    let recipe = try CIRecipe("gitlab-ci.yml")
    let outcome = try recipe.runGitLabJob("check", on: .pullRequest)
    #expect(outcome.status == 0, "\(outcome)")
    let quality = try JSONValue(json: Array(recipe.machine.read("codequality.json").utf8))
    #expect(quality.items.first?["severity"] == "minor")
    #expect(try recipe.machine.read("jobc.xml").hasPrefix("<?xml"))
  }

  @Test func gitLabFindsMistakes() throws {
    let recipe = try CIRecipe("gitlab-ci.yml")
    let path = try breakProject(recipe)
    #expect(try recipe.runGitLabJob("check", on: .pullRequest).status == 1)
    let quality = try JSONValue(json: Array(recipe.machine.read("codequality.json").utf8))
    #expect(quality.items.contains { $0["severity"] == "major" && $0["location"]?["path"]?.string == path })
  }

  // MARK: Comments

  private static let line = "| `config.parameter.epochs` | `\"90\"` | `\"60\"` |"

  /// Diff and plan have a comment each, which is found again, also behind a hundred of others.
  @Test func gitHubComments() throws {
    let recipe = try CIRecipe("github-actions.yml", comments: (0..<120).map { "word \($0)" })
    let run = try recipe.runGitHubJob("diff", on: .pullRequest)
    #expect(run.statuses == [0, 0, 0], "\(run)")
    #expect(recipe.comments.count == 121)
    #expect(recipe.comments.last?.hasPrefix("<!-- jobc diff -->\n### Requests: `HEAD^1` (") == true)
    #expect(recipe.comments.last?.contains(Self.line) == true, "\(recipe.comments.last ?? "")")
    #expect(recipe.summary.hasPrefix("### Requests: "))
    let planned = try recipe.runGitHubJob("plan", on: .pullRequest)
    #expect(planned.statuses == [0, 0, 0, 0], "\(planned)")
    #expect(recipe.comments.last?.hasPrefix("<!-- jobc plan -->\n### jobc plan: 4 create\n") == true)
    let broken = try breakProject(recipe)
    try commit(recipe)
    #expect(try recipe.runGitHubJob("diff", on: .pullRequest).statuses == [0, 0, 0], "what cannot be compared is said")
    #expect(recipe.comments.count == 122 && recipe.comments[120].contains("`\(broken):"), "\(recipe.comments[120])")
    let comments = "/repos/ml/jobs/issues/7/comments"
    #expect(
      recipe.calls == [
        "GET \(comments)", "GET \(comments)", "POST \(comments)", "GET \(comments)", "GET \(comments)",
        "POST \(comments)", "GET \(comments)", "GET \(comments)", "PATCH /repos/ml/jobs/issues/comments/1120",
      ])
  }

  /// A fork cannot comment, and sees the same in the summary of its run.
  @Test func gitHubDoesNotCommentForForks() throws {
    let recipe = try CIRecipe("github-actions.yml")
    #expect(try recipe.runGitHubJob("diff", on: .pullRequestOfFork).statuses == [0, 0])
    #expect(recipe.summary.contains(Self.line) && recipe.calls.isEmpty)
  }

  @Test func gitLabComments() throws {
    let recipe = try CIRecipe("gitlab-ci.yml", comments: (0..<120).map { "word \($0)" })
    for job in ["diff", "plan", "diff"] {
      let outcome = try recipe.runGitLabJob(job, on: .pullRequest)
      #expect(outcome.status == 0, "\(outcome)")
    }
    #expect(recipe.comments.count == 122)
    #expect(recipe.comments[120].hasPrefix("<!-- jobc diff -->\n### Requests: `HEAD^1` ("))
    #expect(recipe.comments[120].contains(Self.line))
    #expect(recipe.comments[121].hasPrefix("<!-- jobc plan -->\n### jobc plan: 4 create\n"))
    let notes = "/projects/42/merge_requests/7/notes"
    #expect(recipe.calls.last == "PUT \(notes)/1120" && recipe.calls.filter { $0 == "POST \(notes)" }.count == 2)
  }

  /// Without the token, as in a fork, the report is in the log.
  @Test func gitLabDoesNotCommentWithoutToken() throws {
    let recipe = try CIRecipe("gitlab-ci.yml")
    let outcome = try recipe.runGitLabJob("diff", on: .pullRequestOfFork, [:])
    #expect(outcome.status == 0 && recipe.calls.isEmpty)
    #expect(outcome.output.contains(Self.line) && outcome.output.contains("no JOBC_COMMENT_TOKEN"), "\(outcome)")
  }

  /// A token that is refused fails the job, with what the service says.
  @Test func refusedTokens() throws {
    let recipe = try CIRecipe("gitlab-ci.yml")
    let outcome = try recipe.runGitLabJob("diff", on: .pullRequest, ["JOBC_COMMENT_TOKEN": "old"])
    #expect(outcome.status == 22 && outcome.errors.contains("401"), "\(outcome)")
  }

  // MARK: Apply

  /// On main the plan is saved, applied once, and not twice.
  @Test func gitHubApplies() throws {
    let recipe = try CIRecipe("github-actions.yml")
    let saved = try recipe.runGitHubJob("save", on: .pushToMain)
    #expect(saved.statuses == [0, 0, 0], "\(saved)")
    let applied = try recipe.runGitHubJob("apply", on: .pushToMain)
    #expect(applied.statuses == [0, 0, 0], "\(applied)")
    let again = try recipe.runGitHubJob("apply", on: .pushToMain)
    #expect(again.statuses == [0, 0, 4], "a plan works once")
    #expect(again.outcomes.last?.output.contains("::error title=The plan is stale::") == true, "\(again)")
  }

  @Test func gitLabApplies() throws {
    let recipe = try CIRecipe("gitlab-ci.yml")
    for job in ["save", "apply"] {
      let outcome = try recipe.runGitLabJob(job, on: .pushToMain)
      #expect(outcome.status == 0, "\(outcome)")
    }
    let again = try recipe.runGitLabJob("apply", on: .pushToMain)
    #expect(again.status == 4, "a plan works once")
    #expect(again.output.contains("The plan is stale"), "\(again)")
  }

  /// Both install what the companion loads, as `.ci/release --try` does on a bare Debian.
  @Test func packages() throws {
    let release = try String(contentsOf: Golden.root.appending(path: ".ci/release"), encoding: .utf8)
    let needed = Set(release.matches(of: /\b(?:ca-certificates|lib[a-z0-9-]+-?[0-9])\b/).map { String($0.output) })
      .intersection(["ca-certificates", "libcurl4", "libmd0", "libmicrohttpd12", "libsqlite3-0", "libyaml-0-2"])
    #expect(needed.count == 6)
    let gitHub = try CIRecipe("github-actions.yml")
    _ = try gitHub.runGitHubJob("save", on: .pushToMain)
    #expect(gitHub.packages == needed)
    let gitLab = try CIRecipe("gitlab-ci.yml")
    _ = try gitLab.runGitLabJob("check", on: .pushToMain)
    #expect(gitLab.packages == needed.union(["curl", "git", "jq"]))
  }
}
