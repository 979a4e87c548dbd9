/// The mistakes of `specs/findings` that no schema of one document can tell, by what it would have to know.
enum BeyondSchemas {
  static let topics = otherFiles + catalogs + policies + names + comparisons + texts + warnings

  /// What stands, or should stand, in other files: includes, declarations and jobs of the project.
  private static let otherFiles = [
    "duplicate-declaration", "duplicate-declaration-documents", "include-cycle", "include-folder",
    "include-missing", "include-missing-alone", "include-outside", "include-self", "same-name",
    "unused-declarations",
  ]
  /// What the service offers.
  private static let catalogs = [
    "catalog-engines", "catalog-file", "catalog-model-parameters", "catalog-node-limit", "catalog-old",
    "catalog-sold-out", "catalog-unlisted", "name-ambiguous", "name-unknown", "name-without-catalog",
  ]
  /// What the project's own schemas ask for, of the finished request.
  private static let policies = [
    "policy", "policy-branches", "policy-conditional", "policy-environments", "policy-keywords",
    "policy-near-value", "policy-pattern-without-file", "policy-schema", "policy-secret", "policy-shared",
    "policy-words",
  ]
  /// Whether a name is declared, and what it stands for.
  private static let names = [
    "env-field-not-given", "matrix-include-axis", "matrix-reference-without-matrix", "matrix-unknown-axis",
    "matrix-unknown-reference", "project-default-environment", "reference-cycle-job",
    "reference-cycle-variables", "reference-type", "remove-missing", "secret-argument-wrong",
    "secret-in-name", "secret-in-url", "secret-wrong-value", "unknown-environment", "unknown-fragment",
    "unknown-fragment-alone", "unknown-job-path", "unknown-parameter-set", "unknown-variable",
    "unknown-volume", "unknown-volume-alone", "unset-missing", "variable-argument-wrong", "variable-default",
    "variable-environment-wrong", "variable-not-given", "variable-part", "variable-process-wrong",
    "variable-undeclared-in-file", "variable-undeclared-in-process", "variable-undeclared-in-project",
    "variable-unused",
  ]
  /// How two values of one document compare.
  private static let comparisons = [
    "boot-file-outside", "data-source-twice", "duplicate-dest-path", "duplicate-label", "matrix-same-name",
    "matrix-too-large", "repeated-label", "repeated-volume",
  ]
  /// How the text is written: comments, anchors, what other readers make of it.
  private static let texts = [
    "anchors-odd", "suppression-misplaced", "yaml-1-1",
  ]
  /// What the service takes, and jobc warns of.
  private static let warnings = [
    "engine-and-model", "image-label", "mount-nested", "mount-relative", "mount-reserved",
    "notification-event", "output-in-data", "path-two-slashes", "source-mixed", "spec-and-pool", "workspace",
  ]
}
