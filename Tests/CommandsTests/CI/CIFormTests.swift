import Conformance
import DocumentModel
import Foundation
import Golden
import Testing

/// The recipes of `specs/ci`: what runs on which event, and whether the services take the files.
struct CIFormTests {
  @Test func gitHubJobs() throws {
    let jobs = CIJobs(document: try CIRecipe.document("github-actions.yml"))
    #expect(try jobs.gitHub(.pullRequest) == ["check", "diff", "plan"])
    #expect(try jobs.gitHub(.pullRequestOfFork) == ["check", "diff"])
    #expect(try jobs.gitHub(.pullRequestOfDependabot) == ["check", "diff"])
    #expect(try jobs.gitHub(.pushToMain) == ["check", "save", "apply"])
    #expect(try jobs.gitHub(.pushToMainOfFork) == ["check"])
    #expect(try jobs.gitHub(.pushToBranch) == [])
    #expect(try jobs.gitHub(.tag) == [])
    // What does not check is neither planned nor applied; what it would change is shown all the same.
    #expect(try jobs.gitHub(.pullRequest, failed: ["check"]) == ["check", "diff"])
    #expect(try jobs.gitHub(.pushToMain, failed: ["check"]) == ["check"])
    #expect(try jobs.gitHub(.pushToMain, failed: ["save"]) == ["check", "save"])
  }

  @Test func gitLabJobs() throws {
    let jobs = CIJobs(document: try CIRecipe.document("gitlab-ci.yml"))
    #expect(try jobs.gitLab(.pullRequest) == ["check", "diff", "plan"])
    #expect(try jobs.gitLab(.pullRequestOfFork) == ["check", "diff"])
    #expect(try jobs.gitLab(.pushToMain) == ["check", "save", "apply?"])
    #expect(try jobs.gitLab(.pushToBranch) == [])
    #expect(try jobs.gitLab(.tag) == [])
  }

  /// A push to a pull request ends the run before it; two commits on main, and two requests, never end each other's.
  @Test func gitHubRunsThatEndOthers() throws {
    let concurrency = try #require(try CIRecipe.document("github-actions.yml")["concurrency"])
    func value(_ member: String, _ event: CIEvent) throws -> String {
      let context: JSONValue = ["github": event.gitHub()]
      return try CICondition.interpolate(concurrency[member]?.string ?? "") { CIJobs.lookUp($0, in: context) }
    }
    #expect(try value("group", .pullRequest) == "jobs-7" && value("cancel-in-progress", .pullRequest) == "true")
    #expect(try value("group", .pushToMain) == "jobs-0a1b2c" && value("cancel-in-progress", .pushToMain) == "false")
  }

  /// Each job has the permissions that it uses, and no other.
  @Test func gitHubPermissions() throws {
    let document = try CIRecipe.document("github-actions.yml")
    #expect(document["permissions"] == ["contents": "read"])
    for job in document["jobs"]?.members ?? [] {
      let writing = job.value["permissions"]?.members.filter { $0.value == "write" }.map(\.name) ?? []
      let steps = job.value["steps"]?.items ?? []
      var used: [String] = []
      if steps.contains(where: { $0["uses"]?.string?.contains("upload-sarif") == true }) {
        used.append("security-events")
      }
      if steps.contains(where: { $0["env"]?["COMMENTS"] != nil }) { used.append("pull-requests") }
      #expect(writing == used, "\(job.name)")
    }
  }

  @Test(
    arguments: [
      ("a == 'x'", true), ("a != \"x\"", false), ("!b && a == 'x' || c", true), ("!(a == 'x')", false), ("b || a", "x"),
      ("a && b", nil), ("f() != true", false), ("b == null", true), (" c . d", nil), ("a ==", nil), ("'x", nil),
    ] as [(String, JSONValue?)])
  func conditions(text: String, value: JSONValue?) throws {
    let values: [String: JSONValue] = ["a": "x", "c": true, "f()": true]
    let found = try? CICondition.evaluate(text) { values[$0] ?? .null }
    #expect(found == value || value == nil && found == .null)
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

  /// Expressions, contexts, actions and their versions are such as GitHub has.
  @Test(.enabled(if: Peers.folder != nil, .init(rawValue: Peers.absence)))
  func actionlintFindsNothingWrong() throws {
    let path = Golden.root.appending(path: "specs/ci/github-actions.yml").path
    let outcome = try Peers.run("actionlint", ["-no-color", "-shellcheck=", path])
    #expect(outcome.status == 0, "\(String(decoding: outcome.output, as: UTF8.self))")
  }
}
