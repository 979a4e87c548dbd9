/// The page of `unused-volume`.
enum UnusedVolumeRule: Rule {
  static let description = RuleDescription(
    id: "unused-volume", summary: "every shared volume that is declared is used", severity: .warning,
    why: """
      A volume that no job mounts looks like storage that is in use; somebody will pay for it and be afraid to \
      delete it. The whole project is looked at, in all of its environments.
      """,
    remedy: """
      Remove the volume, or mount it with `$use` in "volumes".
      """,
    source: "manifest language, section 6",
    bad: .config("", above: "volumes: { scratch: { host_path: { src_path: /scratch, dest_path: /scratch } } }"),
    good: .config(
      "volumes: [{ $use: scratch }]",
      above: "volumes: { scratch: { host_path: { src_path: /scratch, dest_path: /scratch } } }"))
}
