import Conformance
import DocumentModel
import Foundation
import JSONSchema
import SourceText
import Testing

/// Holds documents against the schemas of report formats, with the validators of others and, where the schema is of
/// the dialect that we know, with our own.
enum FormatCheck {
  /// A schema in `conformance/formats`.
  enum Schema: String, CaseIterable {
    case sarifErrata01 = "sarif-2.1.0.oasis-errata01.schema.json"
    case sarifSchemaStore = "sarif-2.1.0.schemastore.schema.json"
    case gitLabItem = "gitlab-codequality-item.schema.json"
    case gitLabReport = "gitlab-codequality-report.strict.schema.json"
    case junitAnt = "junit-ant-windyroad.xsd"
    case junitJenkins = "junit-jenkins-10.xsd"
  }

  static let isPossible = Conformance.folder != nil && Peers.folder != nil
  static let absence = Comment(
    rawValue: Conformance.folder == nil ? Conformance.absence : Peers.absence)

  /// What is wrong with each of `documents`; nil where nothing is.
  static func problems(_ documents: [(schema: Schema, bytes: [UInt8])]) throws -> [String?] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "jobc-formats-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let formats = try #require(Conformance.folder).appending(path: "formats")
    var arguments = ["-c", script]
    for (number, document) in documents.enumerated() {
      let file = folder.appending(path: "\(number)")
      try Data(document.bytes).write(to: file)
      arguments += [formats.appending(path: document.schema.rawValue).path, file.path]
    }
    let answer = try Peers.run("python3", arguments)
    try #require(answer.status == 0, "the validators failed")
    let lines = String(decoding: answer.output, as: UTF8.self).split(separator: "\n")
    try #require(lines.count == documents.count)
    let problems = lines.map { $0 == "valid" ? nil : String($0) }
    for (problem, document) in zip(problems, documents) where document.schema == .gitLabReport {
      let isValid = try ours(document.schema, document.bytes)
      #expect(isValid == (problem == nil), "\(problem ?? "accepted by others")")
    }
    return problems
  }

  /// The verdict of this repository's evaluator.
  private static func ours(_ schema: Schema, _ bytes: [UInt8]) throws -> Bool {
    let schema = try JSONReader.read(
      SourceFile(path: schema.rawValue, content: Conformance.bytes("formats/\(schema.rawValue)")))
    let compiled = try CompiledSchema(schema)
    return compiled.isValid(try JSONReader.read(SourceFile(path: "report", content: bytes)))
  }

  /// Prints a line for each pair of a schema and a document: `valid`, or what is wrong. Items of GitLab's report are
  /// checked one by one, as GitLab does.
  private static let script = """
    import json, sys
    from jsonschema.validators import validator_for
    from lxml import etree
    def problem(schema, document):
        if schema.endswith(".xsd"):
            xsd = etree.XMLSchema(etree.parse(schema))
            xml = etree.parse(document)
            return None if xsd.validate(xml) else str(xsd.error_log)
        rules = json.load(open(schema, encoding="utf-8"))
        value = json.load(open(document, encoding="utf-8"))
        kind = validator_for(rules)
        kind.check_schema(rules)
        validator = kind(rules, format_checker=kind.FORMAT_CHECKER)
        for item in value if "item" in schema else [value]:
            for error in validator.iter_errors(item):
                return error.json_path + ": " + error.message
        return None
    arguments = sys.argv[1:]
    for schema, document in zip(arguments[::2], arguments[1::2]):
        found = problem(schema, document)
        print("valid" if found is None else "invalid: " + " ".join(found.split()))
    """
}
