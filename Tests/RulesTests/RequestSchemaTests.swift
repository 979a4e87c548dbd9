import DocumentModel
import JobAPI
import Testing

@testable import Rules

/// What the schema's annotations say, and that the rules agree with it.
@Suite struct RequestSchemaTests {
  private let schema = RequestSchema.createTrainingJob

  @Test func fieldsAreInTheOrderOfTheReference() throws {
    #expect(schema.fields().map(\.name) == ["job_name", "job_desc", "config", "workspace_id", "notification"])
    let config = try #require(schema.field(at: ["config"]))
    #expect(
      schema.fields(of: config.schema).map(\.name).prefix(4) == [
        "worker_server_num", "app_url", "boot_file_url", "parameter",
      ])
    let path = try #require(schema.field(at: ["config", "volumes", "nfs", "dest_path"]))
    #expect(path.source == "table 6, dest_path")
    #expect(path.summary == "Where the job finds it.")
    #expect(schema.field(at: ["config", "nothing"]) == nil)
  }

  @Test func validatorNeedsNoCompilation() { #expect(RequestValidator.createTrainingJob.isEmbedded) }

  /// Every property says what it is and where it is written.
  @Test func everyFieldIsDescribed() {
    func visit(_ node: NodeID, _ depth: Int) {
      for field in schema.fields(of: node) {
        #expect(field.summary != nil, "\(field.name)")
        #expect(field.source != nil, "\(field.name)")
        if depth < 5 { visit(field.schema, depth + 1) }
      }
    }
    visit(.root, 0)
  }

  /// Every keyword that can refuse something names its source: table and row, or the error that reveals it.
  @Test func everyConstraintNamesItsSource() {
    let constraints = SchemaWalk(schema).constraints
    #expect(constraints.count >= 120)
    for constraint in constraints where !constraint.place.isEmpty {
      #expect(constraint.source != nil && constraint.source != "table 2", "\(constraint)")
    }
  }

  @Test func rulesKnowTheSchemasNames() throws {
    let config = try #require(schema.field(at: ["config"]))
    let names = Set(schema.fields(of: config.schema).map(\.name))
    #expect(ConfigField.allCases.allSatisfy { names.contains("\($0.name)") })
    let observed = schema.fields(of: config.schema).filter(\.isObserved).map(\.name)
    #expect(observed == ["pool_id", "flavor", "nas_type", "nas_share_addr", "nas_mount_path"])
    #expect(schema.fields().filter(\.isObserved).map(\.name) == ["notification"])
  }

  /// Every `x-rule` of the schema is a rule's id.
  @Test func markedRulesExist() {
    let document = schema.document
    let ids = Set(RuleRegistry.descriptions.map(\.id))
    for index in document.nodes.indices where document.nodes[index].flags.contains(.key) {
      guard document.text(of: NodeID(index), equals: "x-rule") else { continue }
      #expect(ids.contains(document.string(of: NodeID(index + 1))))
    }
  }
}
