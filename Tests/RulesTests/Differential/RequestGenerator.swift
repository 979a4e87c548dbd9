import Randomness

/// Requests by a generator of a fixed seed: right ones, and the same with a few places changed.
struct RequestGenerator {
  private var numbers: SeededGenerator

  init(seed: UInt64) { numbers = SeededGenerator(seed: seed) }

  private mutating func random(_ count: Int) -> Int { Int.random(in: 0..<count, using: &numbers) }
  private mutating func chance(_ percent: Int) -> Bool { random(100) < percent }

  private mutating func any<T>(_ choices: [T]) -> T { choices[random(choices.count)] }

  // MARK: Right ones

  private typealias Member = JSONValue.Member

  /// A request that satisfies every rule.
  mutating func request() -> JSONValue {
    var members: [Member] = [Member("job_name", .string("job-\(random(1_000_000))"))]
    if chance(50) { members.append(Member("job_desc", .string(any(["", "nightly", "训练 é 😀"])))) }
    if chance(30) { members.append(Member("workspace_id", .string("0"))) }
    if chance(20) { members.append(Member("notification", notification())) }
    members.append(Member("config", config()))
    members.shuffle(using: &numbers)
    return .object(members)
  }

  private mutating func notification() -> JSONValue {
    .object([
      Member("topic_urn", .string("urn:smn:a")), Member("events", .array(chance(50) ? [] : [.string("OnJobFailed")])),
    ])
  }

  private mutating func config() -> JSONValue {
    var members: [Member] = [Member("worker_server_num", .number(any(["1", "2", "2.0", "1e2", "10E-1"])))]
    let engine: [Member] = [
      Member("app_url", .string("/b/code/")), Member("boot_file_url", .string("/b/code/train.py")),
      Member("engine_id", .number(any(["1", "130", "9007199254740991"]))),
    ]
    switch random(4) {
    case 0: members += [Member("model_id", .number("4"))]
    case 1:
      members += [Member("user_image_url", .string("registry/image:1"))] + (chance(50) ? engine : [])
      if chance(50) { members.append(Member("user_command", .string("bash run.sh $X ${Y}"))) }
    default: members += engine
    }
    switch random(4) {
    case 0: members += [Member("dataset_id", .string("d")), Member("dataset_version_id", .string("v"))]
    case 1: members += [Member("data_source", .array((0...random(3)).map { _ in source() }))]
    default: members += [Member("data_url", .string("/b/data/"))]
    }
    switch random(4) {
    case 0: members += [Member("pool_id", .string("pool1"))]
    case 1: members += [Member("flavor", .object([Member("code", .string("modelarts.vm.cpu.2u"))]))]
    default: members += [Member("spec_id", .number(any(["0", "1", "-1", "27"])))]
    }
    if chance(80) { members.append(Member("train_url", .string(any(["/b/out/", "/b", ""])))) }
    if chance(30) { members.append(Member("log_url", .string("/b/log/"))) }
    if chance(30) { members.append(Member("create_version", .boolean(chance(50)))) }
    if chance(20) { members += [Member("nas_type", .string("nfs")), Member("nas_mount_path", .string("/mnt"))] }
    if chance(60) { members.append(Member("parameter", .array((0..<random(4)).map { parameter($0) }))) }
    if chance(40) { members.append(Member("volumes", .array((0..<random(3)).map { volume($0) }))) }
    members.shuffle(using: &numbers)
    return .object(members)
  }

  private mutating func source() -> JSONValue {
    if chance(60) {
      return .object([Member("type", .string("obs")), Member("data_url", .string("/b/part-\(random(9))/"))])
    }
    return .object([
      Member("type", .string("dataset")), Member("dataset_id", .string("d")), Member("dataset_version", .string("v")),
    ])
  }

  private mutating func parameter(_ index: Int) -> JSONValue {
    let label: [Member] = [Member("label", .string("p\(index)"))]
    return .object(chance(80) ? label + [Member("value", .string(any(["0.1", "", "a b"])))] : label)
  }

  private mutating func volume(_ index: Int) -> JSONValue {
    var members: [Member] = [
      Member("src_path", .string("192.168.8.150:/")), Member("dest_path", .string("/mnt/\(index)")),
    ]
    if chance(50) { members.append(Member("read_only", .boolean(true))) }
    if chance(50) { return .object([Member("host_path", .object(members))]) }
    return .object([Member("nfs", .object(members + [Member("id", .string("fs"))]))])
  }

  // MARK: Changed ones

  /// `value` with one place changed.
  mutating func mutant(of value: JSONValue) -> JSONValue {
    let place = 1 + random(value.placeCount - 1)
    let kind = random(6)
    var generator = self
    defer { self = generator }
    return value.changing(place: place) { old in
      switch kind {
      case 0: return nil
      case 1: return generator.anyValue()
      default: return generator.changed(old)
      }
    } ?? value
  }

  /// A value near the old one: its text altered, a bound passed, a member added or renamed, an item twice.
  private mutating func changed(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text): return .string(altered(text))
    case .number: return .number(any(Self.awkwardNumbers))
    case .array(let items):
      guard let item = items.randomElement(using: &numbers), chance(70) else { return .array([anyValue()]) }
      return .array(items + [item])
    case .object(var members):
      guard chance(50), !members.isEmpty else {
        let key = any(Self.keys)
        members.removeAll { $0.key == key }
        return .object(members + [Member(key, anyValue())])
      }
      let index = random(members.count)
      let key = chance(50) ? members[index].key + "x" : any(Self.keys)
      guard !members.contains(where: { $0.key == key }) else { return value }
      members[index].key = key
      return .object(members)
    default: return anyValue()
    }
  }

  private mutating func altered(_ text: String) -> String {
    switch random(5) {
    case 0: return any(Self.awkwardTexts)
    case 1: return text + any(Self.awkwardPieces)
    case 2: return any(Self.awkwardPieces) + text
    case 3:
      var scalars = Array(text.unicodeScalars)
      scalars.insert(contentsOf: Array(any(Self.awkwardPieces).unicodeScalars), at: random(scalars.count + 1))
      var result = ""
      result.unicodeScalars.append(contentsOf: scalars)
      return result
    default:
      return String(repeating: any(["a", "é", "😀", "e\u{301}"]), count: any([1, 63, 64, 65, 128, 255, 256, 257]))
    }
  }

  private mutating func anyValue() -> JSONValue {
    switch random(8) {
    case 0: .null
    case 1: .boolean(chance(50))
    case 2, 3: .number(any(Self.awkwardNumbers))
    case 4, 5: .string(any(Self.awkwardTexts))
    case 6: .array(chance(50) ? [] : [.number("1"), .string("obs")])
    default: .object(chance(50) ? [] : [Member(any(Self.keys), .string("/b/x/"))])
    }
  }

  private static let keys = [
    "job_name", "job_desc", "config", "workspace_id", "notification", "worker_server_num", "app_url", "boot_file_url",
    "parameter", "data_url", "dataset_id", "dataset_version_id", "dataset_version", "data_source", "spec_id",
    "engine_id", "model_id", "train_url", "user_image_url", "user_command", "create_version", "volumes", "pool_id",
    "flavor", "code", "nas_type", "label", "value", "type", "nfs", "host_path", "id", "src_path", "dest_path",
    "read_only", "topic_urn", "events", "unheard_of", "", "Config", "x-note",
  ]

  private static let awkwardNumbers = [
    "0", "-0", "0.0", "1", "1.0", "1e0", "-1", "1.5", "0.5", "1e2", "100e-2", "9007199254740991", "9007199254740992",
    "-9007199254740991", "-9007199254740992", "9.007199254740991e15", "9007199254740993", "18446744073709551616",
    "1e20", "1e21", "1e300", "-1e300", "1e-300", "123456789012345678901234567890",
  ]

  private static let awkwardTexts = [
    "", " ", "\t\n\u{B}\u{C}\r ", "\n", "\u{A0}", "\u{85}", "\u{1C}", "\u{2028}", "\u{FEFF}", "\u{3000}", "0", "1",
    "true", "null", "obs", "dataset", "OBS", "obs ", "/", "//", "/b", "/b/", "/b//", "//b/c", "/b/c", "/b/code/",
    "/b/code", "/b/code/a.py", "/b/c/\n", "/b/c\n", "b/c/", "obs://b/c/", "s3://b/c", "/b/c d/", "/b/'/", "/b/{x}/",
    "/b/[0]/", "/b/é/", "/b/~|\\\"!&(", "/b/\u{7F}", "name\n", "name", "na me", "na.me", "NULL", "\u{0}", "é", "😀",
  ]

  private static let awkwardPieces = [
    "\n", " ", "/", "\t", "\r", "\u{A0}", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{301}", "😀", "é", "'", "{", "}", "[",
    "]", "\\", "^", "@", ":", "-", "_", ".", "~", "\u{7F}", "\u{1F}", "\u{0}", "S", "ſ", "K",
  ]
}
