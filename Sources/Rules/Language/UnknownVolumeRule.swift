/// The page of `unknown-volume`.
enum UnknownVolumeRule: Rule {
  static let description = RuleDescription(
    id: "unknown-volume",
    summary: "`$use` in \"volumes\" names a shared volume that is declared here or in an included file",
    why: """
      The job would start without its storage and fail when it first reads from it.
      """,
    remedy: """
      Mend the spelling, or include the file that declares the volume under "volumes".
      """,
    source: "manifest language, section 6",
    bad: .config(
      "volumes: [{ $use: scrach }]",
      above: "volumes: { scratch: { host_path: { src_path: /scratch, dest_path: /scratch } } }"),
    good: .config(
      "volumes: [{ $use: scratch }]",
      above: "volumes: { scratch: { host_path: { src_path: /scratch, dest_path: /scratch } } }"))
}
