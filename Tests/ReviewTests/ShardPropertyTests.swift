import Diagnostics
import Manifest
import Testing

@testable import Commands
@testable import Compiler
@testable import Reporters

/// That the parts of a run are the whole: each finding and each request in one of them, and their reports put together.
@Suite(.timeLimit(.minutes(10)))
struct ShardPropertyTests {
  /// A project and how it is checked.
  private static func options(_ seed: UInt64) -> (options: CompilationOptions, text: Comment) {
    var project = RandomProject(seed: seed)
    let files = project.isOne(in: 2) ? project.edited(3) : project.files
    var options = CompilationOptions(goal: .requests, workingFolder: ProjectFiles.root.string)
    options.overlay = SourceOverlay(over: files.snapshot())
    options.takesAllEnvironments = true
    options.allowsUnknownNames = true
    if project.isOne(in: 6) { options.environments = ["dev"] }
    if project.isOne(in: 6) { options.variableArguments = ["tag=g", "key=hunter9"] }
    if project.isOne(in: 6) { options.variableFiles = ["vars/given.yaml"] }
    options.paths = [project.isOne(in: 4) ? "jobs" : project.isOne(in: 6) ? files.paths[0] : "."]
    return (options, "seed \(seed), \(options.paths)\n\(files.description(of: files))")
  }

  private static let formats = FindingsFormat.allCases

  @Test(arguments: 0..<8 as Range<UInt64>)
  func mergedReportsAreTheWholeOnes(block: UInt64) throws {
    let session = Session()
    for seed in 0..<20 as Range<UInt64> {
      var (options, text) = Self.options(block * 1_000 + seed)
      guard let whole = try? Compiler.compile(options) else { continue }
      let count = 1 + Int(seed) % 5
      var parts: [Compilation] = []
      for number in 1...count {
        options.shard = Shard(number: number, of: count)
        parts.append(try Compiler.compile(options))
      }
      let named = try parts.reversed().map { part -> PartMerge.Named in
        let report = FindingsFormat.json.render(part.reported(failLevel: .warning), isColored: false, in: session)
        #expect(!String(decoding: report, as: UTF8.self).contains("hunter"), text)
        return ("part", try PartReader(report))
      }
      var merged = try PartMerge(named, version: Version.current).run
      merged.failLevel = .warning
      #expect(merged.summary == whole.reported(failLevel: .warning).summary, text)
      for format in Self.formats {
        let one = format.render(merged, isColored: false, in: session)
        let other = format.render(whole.reported(failLevel: .warning), isColored: false, in: session)
        #expect(
          one == other,
          "\(format)\n\(String(decoding: one, as: UTF8.self))\n\(String(decoding: other, as: UTF8.self))\n\(text)")
      }
      #expect(merged.isComplete == !whole.hasBrokenProject)
      let requests = parts.flatMap { $0.requests.map(Self.key) }
      #expect(requests.sorted() == whole.requests.map(Self.key).sorted(), text)
      #expect(parts.flatMap(\.files).sorted() == whole.files.sorted(), text)
    }
  }

  /// One part tells of a mistake in a shared file, and of all jobs that it is in.
  @Test func aMistakeInASharedFileIsOneFinding() throws {
    var files: ProjectFiles = ["lib/a.yaml": "fragments: { f: { config: { worker_server_num: 1, spec_id: [] } } }\n"]
    for number in 0..<8 {
      files["jobs/\(number).yaml"] = """
        include: [../lib/a.yaml]
        use: [f]
        job_name: j\(number)
        config: { model_id: 4, data_url: /b/d/, train_url: /b/o/ }

        """
    }
    var options = CompilationOptions(goal: .check, workingFolder: ProjectFiles.root.string)
    options.overlay = SourceOverlay(over: files.snapshot())
    var jobs: [[String]] = []
    for number in 1...4 {
      options.shard = Shard(number: number, of: 4)
      jobs += try Compiler.compile(options).diagnostics.map(\.jobs)
    }
    #expect(jobs == [(0..<8).map { "j\($0)" }])
  }

  private static func key(_ request: CompiledRequest) -> String {
    "\(request.path) \(request.document) \(request.environment) \(String(decoding: request.body, as: UTF8.self))"
  }
}
