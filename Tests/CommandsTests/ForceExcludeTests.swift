import Executables
import Foundation
import Testing

/// `--force-exclude`: what a hook names and is no manifest is left out; what manifests depend on selects them.
@Suite(.timeLimit(.minutes(10)))
struct ForceExcludeTests {
  private static let other = "services: {}\n"

  private static func summary(_ jobc: Jobc, _ arguments: String...) throws -> String {
    let outcome = try jobc.run(["check", "--force-exclude"] + arguments)
    #expect(outcome.status == 0, "\(outcome)")
    // A line before the last may say what a shared file reaches.
    let last = outcome.errors.split(separator: "\n").last ?? ""
    return last.components(separatedBy: ":")[0]
  }

  @Test func patternsOfTheProject() throws {
    var files = Project.files
    files["jobc.yaml"]? += "manifests: [\"[ab].yaml\"]\n"
    files["compose.yml"] = Self.other
    files["package.json"] = "{}"
    let jobc = try Jobc(files: files)
    #expect(try Self.summary(jobc, "a.yaml", "compose.yml", "package.json") == "1 file, 1 job, 2 environments")
    #expect(try Self.summary(jobc, "compose.yml") == "0 files, 0 jobs, 2 environments")
    // Named without the option, a file is taken for a manifest.
    let named = try jobc("check", "compose.yml")
    #expect(named.output.hasPrefix("compose.yml:1:1: error: unknown top-level key \"services\""))
    // A library that no pattern matches selects its users, and so does the project's file.
    #expect(try Self.summary(jobc, "lib.yaml", "compose.yml") == "2 files, 2 jobs, 2 environments")
    #expect(try Self.summary(jobc, "jobc.yaml") == "2 files, 2 jobs, 2 environments")
    let compiled = try jobc("compile", "--force-exclude", "b.yaml", "compose.yml")
    #expect(compiled.output == Project.request("second", "/dev") + "\n")
  }

  /// Without a `jobc.yaml` the default patterns hold: no hidden folders, nothing but YAML.
  @Test func defaultPatterns() throws {
    let job = Project.job("first").replacingOccurrences(of: "${{ var.bucket }}", with: "/b")
      .replacingOccurrences(of: "include: [lib.yaml]\n", with: "")
    let jobc = try Jobc(files: ["a.yml": job, ".github/ci.yml": Self.other, "package.json": "{}"])
    #expect(try Self.summary(jobc, "a.yml", ".github/ci.yml", "package.json") == "1 file, 1 job, 1 environment")
    #expect(try Self.summary(jobc, ".github/ci.yml") == "0 files, 0 jobs, 1 environment")
  }

  /// A change to a policy or a catalogue touches every job, with or without the option.
  @Test func policiesAndCatalogues() throws {
    var files = Project.files
    files["jobc.yaml"] = """
      policies: ["policy/*.yaml"]
      environments:
        dev: { catalog: dev.lock.json, variables: { bucket: /dev } }

      """
    files["policy/nodes.yaml"] = "properties: { config: { properties: { worker_server_num: { maximum: 8 } } } }\n"
    files["dev.lock.json"] =
      #"{"jobc": 1, "pulled_at": "2024-11-23T08:00:00Z", "specs": [], "engines": [], "models": []}"#
    let jobc = try Jobc(files: files)
    for path in ["policy/nodes.yaml", "dev.lock.json"] {
      #expect(try Self.summary(jobc, path) == "3 files, 2 jobs, 1 environment")
      #expect(try jobc("check", path).errors.hasPrefix("3 files, 2 jobs, 1 environment"))
    }
    #expect(try Self.summary(jobc, "a.yaml") == "1 file, 1 job, 1 environment")
  }
}
