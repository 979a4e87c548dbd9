import DocumentModel

/// A volume leaves the folders alone that the system or the service needs. A warning: the reference forbids none.
enum ReservedMountRule: Rule {
  static let description = RuleDescription(
    id: "reserved-mount", summary: "a volume is not mounted over a folder that the system or the service needs",
    severity: .warning,
    why: """
      A volume hides what the image has at its target. Over /, /usr or /lib nothing can be started any more, over /etc \
      names are not resolved, and /dev, /proc and /sys belong to the kernel. /home/work is where the service puts the \
      code, /cache the fast local disk. The job fails before its first line, or much later and strangely.
      """,
    remedy: """
      Mount the volume in a folder of its own, such as /home/work/data or /mnt/data.
      """,
    source: "table 6, dest_path",
    bad: .config("volumes: [{ host_path: { src_path: /data, dest_path: /home/work } }]"),
    good: .config("volumes: [{ host_path: { src_path: /data, dest_path: /home/work/data } }]"))

  /// Folders over which nothing should be mounted, and what they are.
  private static let folders: [(path: [String], owner: String)] = [
    ([], "the root of the file system"),
    (["bin"], "the image's programs"), (["sbin"], "the image's programs"), (["usr"], "the image's programs"),
    (["lib"], "the image's libraries"), (["lib64"], "the image's libraries"),
    (["etc"], "the image's settings"), (["var"], "the system's state"), (["run"], "the system's state"),
    (["root"], "the home of the user root"), (["tmp"], "the system's temporary folder"),
    (["home"], "the home of users and of the service's folder /home/work"),
    (["home", "work"], "the folder into which the service puts the code"), (["cache"], "the node's local disk"),
    (["dev"], "the devices"),
  ]
  /// File systems of the kernel: nothing can be mounted below them either.
  private static let kernel: [(name: String, owner: String)] = [
    ("proc", "the kernel's view of processes"), ("sys", "the kernel's view of devices"),
  ]

  static func check(_ mounts: MountTargets, _ findings: inout Findings) {
    for target in mounts.targets {
      guard let owner = owner(of: target, findings.body) else { continue }
      findings.report(
        ReservedMountRule.self,
        "a volume at \(findings.body.quoted(target.id)) hides \(owner)", at: target.id,
        help: "mount it in a folder of its own, such as /home/work/data", source: "table 6, dest_path")
    }
  }

  /// Whom a target belongs to; nil where it is free.
  static func owner(of target: MountTargets.Target, _ body: Tree) -> String? {
    guard body.string(of: target.id).utf8.first == UInt8(ascii: "/") else { return nil }
    if let first = target.segments.first {
      for folder in kernel where first.elementsEqual(folder.name.utf8) { return folder.owner }
    }
    return folders.first { folder in
      folder.path.count == target.segments.count
        && zip(folder.path, target.segments).allSatisfy { $0.utf8.elementsEqual($1) }
    }?.owner
  }
}
