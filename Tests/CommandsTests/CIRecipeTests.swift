import Conformance
import DocumentModel
import Executables
import Foundation
import Golden
import Testing

/// The recipes of `specs/ci`: their commands, run.
@Suite(.timeLimit(.minutes(10)))
struct CIRecipeTests {
  /// A manifest of the project with a misspelt field.
  private func breakProject(_ machine: Jobc) throws -> String {
    let path = "jobs/text/bert.yaml"
    let text = try machine.read(path)
    let broken = text.replacing("config:\n", with: "config:\n  nonsense: 1\n", maxReplacements: 1)
    #expect(broken != text)
    try machine.write(path, broken)
    return path
  }

  @Test func gitHub() throws {
    let recipe = try CIRecipe("github-actions.yml")
    let outcomes = try recipe.runGitHubJob("check")
    #expect(outcomes.map(\.status) == [0, 0, 0], "\(outcomes)")
    let sarif = try JSONValue(json: Array(recipe.machine.read("jobc.sarif").utf8))
    #expect(sarif["version"] == "2.1.0")
    #expect(sarif["runs"]?.items.first?["results"]?.items.isEmpty == false, "the warning of the project")
  }

  @Test func gitHubFindsMistakes() throws {
    let recipe = try CIRecipe("github-actions.yml")
    let path = try breakProject(recipe.machine)
    let outcomes = try recipe.runGitHubJob("check")
    #expect(outcomes.map(\.status) == [0, 1])
    #expect(outcomes.last?.output.contains("::error file=\(path),line=") == true, "\(outcomes)")
    #expect(try recipe.machine.read("jobc.sarif").contains(path))
  }

  /// Whoever forgets to compile is told which requests are old.
  @Test func gitHubFindsOldRequests() throws {
    let recipe = try CIRecipe("github-actions.yml")
    try recipe.machine.write("requests/dev/bert-finetune.json", "{}\n")
    let outcomes = try recipe.runGitHubJob("check")
    #expect(outcomes.map(\.status) == [0, 0, 1])
    #expect(outcomes.last?.output == "requests/dev/bert-finetune.json: differs\n")
  }

  @Test func gitLab() throws {
    let recipe = try CIRecipe("gitlab-ci.yml")
    let outcome = try recipe.runGitLabJob("check")
    #expect(outcome.status == 0, "\(outcome)")
    let quality = try JSONValue(json: Array(recipe.machine.read("codequality.json").utf8))
    #expect(quality.items.first?["severity"] == "minor")
    #expect(try recipe.machine.read("jobc.xml").hasPrefix("<?xml"))
  }

  @Test func gitLabFindsMistakes() throws {
    let recipe = try CIRecipe("gitlab-ci.yml")
    let path = try breakProject(recipe.machine)
    #expect(try recipe.runGitLabJob("check").status == 1)
    let quality = try JSONValue(json: Array(recipe.machine.read("codequality.json").utf8))
    #expect(quality.items.contains { $0["severity"] == "major" && $0["location"]?["path"]?.string == path })
  }

  /// The plan is a comment; on main it is saved, applied once, and not twice.
  @Test func gitHubPlansAndApplies() throws {
    let recipe = try CIRecipe("github-actions.yml")
    let planned = try recipe.runGitHubJob("plan")
    #expect(planned.map(\.status) == [0, 0, 0], "\(planned)")
    #expect(recipe.comment == "pr comment 7 --edit-last --create-if-none --body-file plan.md\n")
    #expect(try recipe.machine.read("plan.md").contains("4 create"))
    let saved = try recipe.runGitHubJob("save")
    #expect(saved.map(\.status) == [0, 0], "\(saved)")
    let applied = try recipe.runGitHubJob("apply")
    #expect(applied.map(\.status) == [0, 0], "\(applied)")
    #expect(try recipe.runGitHubJob("apply").last?.status == 4, "a plan works once")
  }

  @Test func gitLabPlansAndApplies() throws {
    let recipe = try CIRecipe("gitlab-ci.yml")
    let planned = try recipe.runGitLabJob("plan")
    #expect(planned.status == 0, "\(planned)")
    let applied = try recipe.runGitLabJob("apply")
    #expect(applied.status == 0, "\(applied)")
    #expect(try recipe.runGitLabJob("apply").status == 4, "a plan works once")
  }

  /// The files are what the two services take.
  @Test(
    .enabled(if: Peers.folder != nil, .init(rawValue: Peers.absence)),
    arguments: [("github-actions.yml", "vendor.github-workflows"), ("gitlab-ci.yml", "vendor.gitlab-ci")])
  func followsTheSchemaOfTheService(file: String, schema: String) throws {
    let path = Golden.root.appending(path: "specs/ci/\(file)").path
    let outcome = try Peers.run("check-jsonschema", ["--builtin-schema", schema, path])
    #expect(outcome.status == 0, "\(String(decoding: outcome.output, as: UTF8.self))")
  }
}
