import Diagnostics
import Foundation
import JSONSchema
import JobAPI
import Rules
import SourceText
import DocumentModel
import Testing

/// The samples are right, and one mistake in a sample is one finding.
@Suite struct SampleTests {
  @Test func samplesAreRight() throws {
    #expect(try check(Samples.engine).map(\.brief) == [])
    #expect(try check(Samples.customImage).map(\.brief) == [])
    #expect(try check(Samples.volumes).map(\.brief) == [])
    #expect(try check(Samples.builtInModel).map(\.brief) == [])
    #expect(try check(Samples.dataSourceOBS).map(\.brief) == [])
    #expect(try check(Samples.dedicatedPool).map(\.brief) == ["note observed-field 9:5 /config/pool_id"])
    #expect(
      try check(Samples.flavorAndNotification).map(\.brief) == [
        "note observed-field 7:5 /config/flavor", "note observed-field 21:3 /notification",
      ])
  }

  /// Every key dropped, renamed, doubled in meaning; every value replaced by one of each type: what the schema refuses
  /// has exactly one error, what it accepts has none but those of rules that no schema can state.
  @Test(arguments: Samples.all)
  func oneMistakeIsOneError(_ sample: String) throws {
    let value = try JSONSerialization.jsonObject(with: Data(sample.utf8))
    let mutants = Mutation.mutants(of: value)
    #expect(mutants.count > 100)
    let schema = RequestSchema.createTrainingJob.compiled
    for mutant in mutants {
      let text = try String(
        decoding: JSONSerialization.data(withJSONObject: mutant.value, options: [.sortedKeys, .fragmentsAllowed]),
        as: UTF8.self)
      let errors = try check(text).filter { $0.severity == .error }
      let tree = try JSONReader.read(SourceFile(path: "mutant.json", content: text.utf8))
      let beyondSchema: Set = ["boot-file", "duplicate-label", "duplicate-dest-path"]
      #expect(RequestValidator.createTrainingJob.isValid(tree) == schema.isValid(tree))
      if schema.isValid(tree) {
        #expect(errors.allSatisfy { beyondSchema.contains($0.rule) }, "\(mutant.what): \(errors.map(\.brief))")
      } else {
        // A map without its fields lacks each of them.
        let isMapEmptied = mutant.what.hasPrefix("{")
        #expect(isMapEmptied ? !errors.isEmpty : errors.count == 1, "\(mutant.what): \(errors.map(\.full))")
      }
    }
  }
}
