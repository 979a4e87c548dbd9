import Conformance
import DocumentModel
import Foundation
import JSONSchema
import SourceText
import Testing

/// The schemas of the manifest language over all that `specs/` shows: what is right is accepted, a mistake that a schema
/// can tell is refused; by our validator and by the one that others use.
@Suite(.timeLimit(.minutes(10)))
struct SpecSchemaTests {
  /// The verdicts of our validator.
  private static func verdicts(_ files: [SpecFile]) throws -> [SpecFile: SpecFile.Verdict] {
    var verdicts: [SpecFile: SpecFile.Verdict] = [:]
    for schema in SpecFile.Schema.allCases {
      let source = SourceFile(path: schema.rawValue, content: [UInt8](try Data(contentsOf: schema.url)))
      let compiled = try CompiledSchema(JSONReader.read(source))
      for file in files where file.schema == schema { verdicts[file] = try file.verdict(under: compiled) }
    }
    return verdicts
  }

  /// The files that our validator does not accept.
  private static func refused(_ files: [SpecFile]) throws -> Set<SpecFile> {
    Set(try verdicts(files).filter { $0.value != .accepted }.keys)
  }

  /// The same for check-jsonschema.
  private static func refusedByOthers(_ files: [SpecFile]) throws -> Set<SpecFile> {
    try SpecFile.Schema.allCases.reduce(into: []) { refused, schema in
      refused.formUnion(try CheckJSONSchema(files.filter { $0.schema == schema }, schema: schema).refused)
    }
  }

  private static let sound = Result {
    try SpecFile.all(below: "features") + SpecFile.inProject("project") + SpecFile.inProject("samples")
  }
  private static let mistaken = Result { try SpecFile.all(below: "findings") }

  /// What `jobc` takes and a schema cannot, with the reason.
  private static let exceptions = [
    "features/overridden-mistake/job.yaml": "a higher layer overrides the mistake",
    "features/suppressions/job.yaml": "comments silence the mistakes",
  ]

  @Test func soundFilesAreAccepted() throws {
    let files = try Self.sound.get()
    #expect(files.count > 140)
    let refused = try Self.refused(files).map(\.path).sorted()
    // `<<` is YAML's of 1.1: our validator takes it for a key.
    #expect(refused == (Self.exceptions.keys + ["features/merge-keys/job.yaml"]).sorted())
  }

  @Test(.enabled(if: Peers.folder != nil, .init(rawValue: Peers.absence)))
  func soundFilesAreAcceptedByOthers() throws {
    let refused = try Self.refusedByOthers(Self.sound.get()).map(\.path).sorted()
    // It reads `1_000` as a number.
    #expect(refused == (Self.exceptions.keys + ["features/yaml-core-schema/job.yaml"]).sorted())
  }

  /// Each folder of `specs/findings` is refused but for those that are told of something that a schema cannot know.
  @Test func mistakesAreRefused() throws {
    let files = try Self.mistaken.get()
    let refused = Set(try Self.refused(files).map(\.spec))
    let all = Set(files.map(\.spec))
    #expect(all.count > 190)
    #expect(all.subtracting(refused).sorted() == BeyondSchemas.topics.map { "findings/" + $0 }.sorted())
  }

  /// Others come to the same verdict, file by file. (What is no sound YAML they read, refuse or crash over.)
  @Test(.enabled(if: Peers.folder != nil, .init(rawValue: Peers.absence)))
  func othersAgree() throws {
    let verdicts = try Self.verdicts(try Self.mistaken.get()).filter { $0.value != .unreadable }
    let ours = Set(verdicts.filter { $0.value == .refused }.keys)
    let others = try Self.refusedByOthers(Array(verdicts.keys))
    #expect(ours.count > 80)
    #expect(ours.subtracting(others).map(\.path).sorted() == [])
    #expect(others.subtracting(ours).map(\.path).sorted() == [])
  }

  /// What is a warning or a note at most is no mistake to a schema either.
  @Test func warningsAreAccepted() throws {
    let files = try Self.mistaken.get()
    for file in try Self.refused(files) {
      let findings = try String(contentsOf: SpecFile.root.appending(path: "\(file.spec)/findings.txt"), encoding: .utf8)
      #expect(findings.contains(" error: "), "\(file.path)")
    }
  }
}
