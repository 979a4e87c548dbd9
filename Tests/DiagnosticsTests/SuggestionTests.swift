import Diagnostics
import Testing

@Suite struct SuggestionTests {
  private let keys = [
    "worker_server_num", "app_url", "boot_file_url", "engine_id", "dataset_id", "data_url", "spec_id", "train_url",
    "log_url", "volumes", "parameter", "user_command", "user_image_url",
  ]

  @Test(arguments: [
    ("worker_servr_num", "worker_server_num"), ("worker_server_numm", "worker_server_num"),
    ("workerServerNum", "worker_server_num"), ("WORKER_SERVER_NUM", "worker_server_num"),
    ("worker-server-num", "worker_server_num"), ("paramter", "parameter"), ("parameters", "parameter"),
    ("sepc_id", "spec_id"), ("volume", "volumes"), ("App_URL", "app_url"), ("boot_file", "boot_file_url"),
    ("dataurl", "data_url"), ("engine", "engine_id"), ("command", "user_command"),
  ])
  func findsWhatWasMeant(_ name: String, _ meant: String) {
    #expect(Suggestion.nearest(to: name, among: keys) == meant)
    #expect(Suggestion.nearest(to: name, among: keys.reversed()) == meant)
  }

  @Test(arguments: ["x", "", "url", "replicas", "spec_id", "image", String(repeating: "app_url", count: 50)])
  func leavesStrangersAlone(_ name: String) {
    #expect(Suggestion.nearest(to: name, among: keys) == nil)
  }

  @Test func prefersFewerEditsThenTheOrderOfScalars() {
    #expect(Suggestion.nearest(to: "prod", among: ["prof", "Prod", "pro"]) == "Prod")
    #expect(Suggestion.nearest(to: "dev1", among: ["dev3", "dev2"]) == "dev2")
    #expect(Suggestion.nearest(to: "a", among: ["b", "A"]) == "A")
    #expect(Suggestion.nearest(to: "a", among: ["b"]) == nil)
    #expect(Suggestion.nearest(to: "abcd", among: ["abdc", "abxx"]) == "abdc")
  }

  @Test func comparesScalars() {
    // The same character to a reader, yet another name.
    #expect(Suggestion.nearest(to: "caf\u{E9}", among: ["cafe\u{301}", "tee"]) == nil)
    #expect(Suggestion.nearest(to: "cafeteri\u{E9}", among: ["cafeterie\u{301}"]) == "cafeterie\u{301}")
    #expect(Suggestion.nearest(to: "ÉTÉ", among: ["été"]) == "été")
    #expect(Suggestion.nearest(to: "数据集目录", among: ["数据目录", "镜像"]) == "数据目录")
  }

  @Test func saysSo() {
    #expect(Suggestion.help(for: "spec_ids", among: keys) == #"did you mean "spec_id"?"#)
    #expect(Suggestion.help(for: "zzz", among: keys) == nil)
  }
}
