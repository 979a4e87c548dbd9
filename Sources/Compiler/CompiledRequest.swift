import DocumentModel
import Manifest

/// One job as it would be posted.
package struct CompiledRequest: Sendable {
  /// RFC 8785 bytes without a final newline; empty once it was compared.
  package private(set) var body: [UInt8]
  package let jobName: String
  package let environment: String
  /// The environment's `project_id`; nil where it gives none.
  package let projectID: String?
  /// The manifest's path as findings print it.
  package let path: String
  /// The document's number in its stream, from 0.
  package let document: Int
  /// The matrix cell, axes in the order written with their source text; nil without a matrix.
  package let cell: [(axis: String, value: String)]?
  /// How it compares with what is stored; nil unless the options ask for that.
  package private(set) var stored: StoredRequest?
  /// What it was made from; nil unless the options ask for it.
  package var resolved: ResolvedRequest?

  package init(
    body: [UInt8], jobName: String, environment: String, projectID: String?, path: String, document: Int,
    cell: [(axis: String, value: String)]?
  ) {
    self.body = body
    self.jobName = jobName
    self.environment = environment
    self.projectID = projectID
    self.path = path
    self.document = document
    self.cell = cell
  }

  /// The request without its body, of which this is known.
  func compared(_ stored: StoredRequest) -> CompiledRequest {
    var request = self
    request.body = []
    request.stored = stored
    return request
  }
}

/// How a stored request compares with the one that is compiled now.
package enum StoredRequest: Sendable {
  case same, differs, missing
}

/// A request before it became bytes: where each value is written, and which hold secrets.
package struct ResolvedRequest: Sendable {
  /// The body; its root is the request, every node knows where it came from. Secrets stand as `${{ secret.NAME }}`.
  package let body: Tree
  /// The values of the secrets in it, by name, where they are known.
  package let secrets: [NameKey: [UInt8]]
  /// The variables of the process environment that `from` names for secrets, and for values that are not set there, by
  /// the variable's name.
  package let processVariables: [NameKey: String]
  /// The folder of its project, absolute: which of `Compilation.projects` it belongs to.
  package let projectRoot: AbsolutePath

  /// The request with the values of its secrets in place, RFC 8785: what is submitted, and never shown.
  package func disclosedBody() throws(CanonicalizationError) -> [UInt8] {
    try CanonicalJSONWriter.bytes(of: SecretDisclosure.body(body, secrets))
  }

  /// The variables without a value whose references stand in it as they are written: their `from` is not set. Such a
  /// request cannot be submitted.
  package var unsetVariables: [String] {
    body.nodes.indices.flatMap { index -> [String] in
      let id = NodeID(index)
      guard body[id].flags.contains(.secret), !body[id].kind.isCollection else { return [] }
      return SecretDisclosure.names(in: body.string(of: id), namespace: "var")
    }
  }

  /// The values that hold secrets, each with the names of those in it.
  package var secretPlaces: [(pointer: String, names: [String])] {
    body.nodes.indices.compactMap { index in
      let id = NodeID(index)
      guard body[id].flags.contains(.secret), !body[id].kind.isCollection else { return nil }
      let names = SecretDisclosure.names(in: body.string(of: id))
      return names.isEmpty ? nil : (JSONPointer(to: id, in: body).description, names)
    }
  }
}

/// A project of a run, as the verbs that talk to its service need it.
package struct CompiledProject: Sendable {
  /// The folder of `jobc.yaml`, or what stands in for it.
  package let root: AbsolutePath
  /// The environments that were compiled.
  package let environments: [Environment]
  /// The files that every job depends on, whether they are there or not: `jobc.yaml`, policies, catalogues, variable
  /// files.
  package var filesForAll: [AbsolutePath] = []
}
