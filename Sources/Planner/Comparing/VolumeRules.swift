import DocumentModel

/// `volumes`, and `nas_*`, which is an older form of one nfs entry (facts §2.2, §13).
enum VolumeRules {
  /// By entry; `read_only` is false where it is absent.
  static let volumes = FieldRule("volumes") { context in
    let declared = context.declared("volumes").map(entries)
    if let live = context.live("volumes").map(entries) {
      // Sent in the older form, it may come back in both.
      if declared == nil, isMirrored(live, context) { return (nil, nil) }
      return (live, declared)
    }
    guard let mirror = mirror(context), !declaresOlderForm(context) else { return (nil, declared) }
    if let declared, declared.items.count == 1, isSame(declared.items[0], mirror) { return (nil, nil) }
    return ([mirror], declared)
  }

  /// Compared only where they are declared.
  static let older = ["nas_type", "nas_share_addr", "nas_mount_path"].map { field in
    FieldRule(field) { context in
      guard let declared = context.declared(field) else { return (nil, nil) }
      return (context.live(field), declared)
    }
  }

  private static func entries(_ list: JSONValue) -> JSONValue {
    .array(
      list.items.map { entry in
        var result: JSONValue = .object([])
        for kind in ["nfs", "host_path"] {
          guard var volume = entry[kind]?.unlessBlank?.withoutBlanks else { continue }
          if volume["read_only"]?.boolean != true { volume["read_only"] = nil }
          result[kind] = volume
        }
        return result
      })
  }

  private static func declaresOlderForm(_ context: FieldRule.Context) -> Bool {
    context.declared("nas_share_addr") != nil
  }

  /// The nfs entry that `nas_*` of a live version stands for: `efs` without an address is none.
  private static func mirror(_ context: FieldRule.Context) -> JSONValue? {
    guard let address = context.live("nas_share_addr") else { return nil }
    var volume: JSONValue = ["src_path": address]
    volume["dest_path"] = context.live("nas_mount_path")
    return ["nfs": volume]
  }

  private static func isMirrored(_ live: JSONValue, _ context: FieldRule.Context) -> Bool {
    guard let address = context.declared("nas_share_addr"), live.items.count == 1 else { return false }
    return live.items[0]["nfs"]?["src_path"] == address
      && live.items[0]["nfs"]?["dest_path"] == context.declared("nas_mount_path")
  }

  /// The mirror has no id.
  private static func isSame(_ declared: JSONValue, _ mirror: JSONValue) -> Bool {
    guard let volume = declared["nfs"], volume["read_only"] == nil else { return false }
    return volume["src_path"] == mirror["nfs"]?["src_path"] && volume["dest_path"] == mirror["nfs"]?["dest_path"]
  }
}
