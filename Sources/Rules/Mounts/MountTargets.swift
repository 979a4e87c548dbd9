import DocumentModel

/// Where the volumes of a job are mounted, as far as that can be compared.
struct MountTargets {
  struct Target {
    /// The `dest_path`.
    let id: NodeID
    /// The folder's names from the root, without empty ones.
    let segments: [Substring.UTF8View]
  }

  /// The targets in the order of the list; secrets and what is no text are left out.
  private(set) var targets: [Target] = []

  /// Nil for a job without volumes, and where a look at the bytes shows that nothing can be wrong.
  static func targets(of fields: JobFields) -> MountTargets? {
    guard let list = fields.entry(.volumes)?.value, fields.body[list].kind == .sequence,
      fields.body[list].childCount > 0
    else { return nil }
    return areUsual(list, fields.body) ? nil : MountTargets(list, fields.body)
  }

  private init(_ list: NodeID, _ body: Tree) {
    for item in body.items(of: list) {
      for kind in body.entries(of: item)
      where body.text(of: kind.key, equals: "nfs") || body.text(of: kind.key, equals: "host_path") {
        guard let path = body.value(FieldName.destPath, of: kind.value), body[path].kind == .string,
          !body[path].flags.contains(.secret), !body.isBlank(path)
        else { continue }
        let segments = body.string(of: path).split(separator: "/").map(\.utf8)
        targets.append(Target(id: path, segments: segments))
      }
    }
  }

  /// Whether the targets are folders of at most a few, written plainly, of which none is one that something needs and
  /// none lies in another: the usual case, seen without splitting anything.
  private static func areUsual(_ list: NodeID, _ body: Tree) -> Bool {
    guard body[list].childCount <= 8 else { return false }
    for item in body.items(of: list) {
      guard let path = destination(of: item, in: body), isUsual(body.text(of: path)) else { return false }
      for other in body.items(of: list) where other != item {
        guard let outer = destination(of: other, in: body) else { return false }
        if isWithin(body.text(of: path), body.text(of: outer)) { return false }
      }
    }
    return true
  }

  private static func isUsual(_ path: Span<UInt8>) -> Bool {
    let slash = UInt8(ascii: "/")
    guard path.count > 1, path[0] == slash, path[path.count - 1] != slash else { return false }
    var depth = 1
    for i in 1..<path.count where path[i - 1] == slash {
      if path[i] == slash || path[i] == UInt8(ascii: ".") { return false }
      if i > 1 { depth += 1 }
    }
    // Reserved are folders of one name, /home/work, and all below /proc and /sys.
    if depth == 1 || path[1] == UInt8(ascii: "p") || path[1] == UInt8(ascii: "s") { return false }
    return depth > 2 || path.count != 10 || path[9] != UInt8(ascii: "k")
  }

  private static func isWithin(_ path: Span<UInt8>, _ folder: Span<UInt8>) -> Bool {
    guard path.count >= folder.count, path.count == folder.count || path[folder.count] == UInt8(ascii: "/") else {
      return false
    }
    for i in 0..<folder.count where path[i] != folder[i] { return false }
    return true
  }

  /// The `dest_path` of a volume of one kind; nil for a volume that is anything else.
  private static func destination(of item: NodeID, in body: Tree) -> NodeID? {
    guard body[item].kind == .mapping, body[item].childCount == 1 else { return nil }
    return body.value(FieldName.destPath, of: NodeID(item.rawValue + 2))
  }

  /// The order in which a folder comes right before what lies in it: by names, byte by byte.
  static func precedes(_ a: Target, _ b: Target) -> Bool {
    for (x, y) in zip(a.segments, b.segments) where !x.elementsEqual(y) { return x.lexicographicallyPrecedes(y) }
    return a.segments.count != b.segments.count ? a.segments.count < b.segments.count : a.id < b.id
  }

  /// Whether `inner` lies in `outer` or is the same folder.
  static func isWithin(_ inner: Target, _ outer: Target) -> Bool {
    inner.segments.count >= outer.segments.count
      && zip(inner.segments, outer.segments).allSatisfy { $0.elementsEqual($1) }
  }
}
