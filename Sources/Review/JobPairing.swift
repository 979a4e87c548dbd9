import Compiler
import Manifest

/// Which job of the base is which of the head, in one environment.
struct JobPairing {
  enum Tie {
    case name
    case renamed(RequestDiff.Renaming.Reason)
  }

  private(set) var pairs: [(old: CompiledRequest, new: CompiledRequest, tie: Tie)] = []
  private(set) var removed: [CompiledRequest]
  private(set) var added: [CompiledRequest]

  /// - Parameters:
  ///   - old: the requests of the environment in the base, in their order.
  ///   - new: those in the head.
  init(_ old: [CompiledRequest], _ new: [CompiledRequest]) {
    removed = old
    added = new
    pair(.name) { Key(workspace: $0.workspace, name: $0.jobName) }
    // A job that moved to another workspace.
    pair(.name) { Key(workspace: nil, name: $0.jobName) }
    pair(.renamed(.sameRequest)) { Self.anonymous($0) }
    pair(.renamed(.samePlace)) {
      Key(
        workspace: $0.cell?.map { "\($0.axis)=\($0.value)" }.joined(separator: ","), name: "\($0.document) \($0.path)")
    }
  }

  /// Pairs those of which one key has just one on each side.
  private mutating func pair(_ tie: Tie, by key: (CompiledRequest) -> Key) {
    guard !removed.isEmpty, !added.isEmpty else { return }
    var waiting: [Key: [Int]] = [:]
    for (index, request) in removed.enumerated() { waiting[key(request), default: []].append(index) }
    var counts: [Key: Int] = [:]
    let keys = added.map(key)
    for key in keys { counts[key, default: 0] += 1 }
    var taken: (old: Set<Int>, new: Set<Int>) = ([], [])
    for (index, key) in keys.enumerated() {
      guard counts[key] == 1, let others = waiting[key], others.count == 1 else { continue }
      pairs.append((removed[others[0]], added[index], tie))
      taken.old.insert(others[0])
      taken.new.insert(index)
    }
    removed = removed.indices.filter { !taken.old.contains($0) }.map { removed[$0] }
    added = added.indices.filter { !taken.new.contains($0) }.map { added[$0] }
  }

  private struct Key: Hashable {
    let workspace: NameKey?
    let name: NameKey

    init(workspace: String?, name: String) {
      self.workspace = workspace.map { NameKey($0) }
      self.name = NameKey(name)
    }

    init(_ bytes: [UInt8]) {
      workspace = nil
      name = NameKey(bytes)
    }
  }

  /// The request without its name, also where other fields hold it.
  private static func anonymous(_ request: CompiledRequest) -> Key {
    Key(NameReplacement.replaced(request.jobName, in: request.body))
  }
}

/// Takes a job's own name out of what is made from it: paths of output, most of all.
enum NameReplacement {
  /// What stands for the name; people see it.
  static let placeholder = Array("<job_name>".utf8)

  /// `bytes` with the placeholder for each occurrence of `name`.
  static func replaced(_ name: String, in bytes: [UInt8]) -> [UInt8] {
    let name = Array(name.utf8)
    guard !name.isEmpty else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var i = 0
    while i < bytes.count {
      if bytes[i] == name[0], bytes[i...].starts(with: name) {
        result += placeholder
        i += name.count
      } else {
        result.append(bytes[i])
        i += 1
      }
    }
    return result
  }
}

extension CompiledRequest {
  /// The workspace that the request names; `"0"` where it names none.
  var workspace: String {
    guard let tree = resolved?.body, let id = tree.value("workspace_id", of: .root) else { return "0" }
    return tree.string(of: id)
  }
}
