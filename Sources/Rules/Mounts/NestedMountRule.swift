import DocumentModel

/// No volume is mounted inside another. A warning: the order in which they are mounted is not said.
enum NestedMountRule: Rule {
  static let description = RuleDescription(
    id: "nested-mount", summary: "no volume is mounted inside of another one", severity: .warning,
    why: """
      Nothing says in which order volumes are mounted. If the outer one comes last, it hides the inner one; if the outer \
      one is read-only, the folder for the inner one cannot be made. What the job sees then changes from run to run.
      """,
    remedy: """
      Mount the volumes side by side, as in /data/images and /data/labels. Folders are compared name by name: \
      /data-2 is not inside of /data.
      """,
    source: "table 6, dest_path",
    bad: .config(
      """
      volumes:
        - host_path: { src_path: /disk/a, dest_path: /data }
        - host_path: { src_path: /disk/b, dest_path: /data/labels }
      """),
    good: .config(
      """
      volumes:
        - host_path: { src_path: /disk/a, dest_path: /data/images }
        - host_path: { src_path: /disk/b, dest_path: /data/labels }
      """))

  static func check(_ mounts: MountTargets, _ findings: inout Findings) {
    let body = findings.body
    let free = mounts.targets.filter { target in
      body.string(of: target.id).utf8.first == UInt8(ascii: "/") && ReservedMountRule.owner(of: target, body) == nil
    }
    guard free.count > 1 else { return }
    var outer: [MountTargets.Target] = []
    for target in free.sorted(by: MountTargets.precedes) {
      while let last = outer.last, !MountTargets.isWithin(target, last) { outer.removeLast() }
      if let folder = outer.last { report(target, in: folder, &findings) }
      outer.append(target)
    }
  }

  private static func report(
    _ target: MountTargets.Target, in folder: MountTargets.Target, _ findings: inout Findings
  ) {
    let body = findings.body
    // Equal to the byte is the matter of duplicate-dest-path; "/data" and "/data/" are one folder, too.
    let isSame = target.segments.count == folder.segments.count
    if isSame, body.text(of: target.id, equalsTextOf: folder.id, in: body) { return }
    let (first, second) = folder.id < target.id ? (folder.id, target.id) : (target.id, folder.id)
    let (one, other) = (body.quoted(second), body.quoted(first))
    let message =
      if isSame {
        "\(one) and \(other) are one folder, in which two volumes are mounted"
      } else if second == target.id {
        "the volume at \(one) lies inside of the one at \(other)"
      } else {
        "the volume at \(one) lies around the one at \(other)"
      }
    findings.report(
      NestedMountRule.self, message, at: second,
      related: [findings.label(first, "the other volume")],
      help: "mount them side by side: which of them the job sees depends on the order of mounting",
      source: "table 6, dest_path")
  }
}
