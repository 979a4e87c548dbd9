/// Two mistakes that by their nature do not stand side by side: what is left of their findings, and why.
struct CorpusException {
  enum Outcome {
    /// Only the findings of the one, which the other waits for.
    case first, second
    /// Both have the same finding at the same place.
    case one
    /// The one mends the other.
    case none
    /// One finding for both, at another place.
    case rule(String)
  }

  let reason: String
  let first: [String]
  let second: [String]
  let outcome: Outcome

  /// - Parameters:
  ///   - first: names of mutations, `*` for any characters.
  init(_ reason: String, _ first: [String], _ second: [String], _ outcome: Outcome) {
    self.reason = reason
    self.first = first
    self.second = second
    self.outcome = outcome
  }

  static let all: [CorpusException] = {
    let codeLacks = [
      "/config/app_url is ' '", "no /config/app_url", "/config/boot_file_url is ' '", "no /config/boot_file_url",
      "no /config/engine_id",
    ]
    let folder = ["/config/app_url is *", "/config/app_url is called *", "no /config/app_url"]
    let datasetLacks = [
      "/config/dataset_id is \" \"", "no /config/dataset_id", "/config/dataset_version_id is \" \"",
      "no /config/dataset_version_id",
    ]
    return [
      CorpusException(
        "where the folder is not known, the boot file cannot be compared with it", folder,
        ["/config/boot_file_url is *codes/train.py", "/config/boot_file_url is *other/train.py*"], .first),
      CorpusException(
        "a label that is none is nobody's double",
        ["/config/parameter/0 is *", "/config/parameter/0/label is *"], ["/config/parameter/1/label is lr"], .first),
      CorpusException(
        "a place that is none is nobody's double",
        [
          "/config/volumes/0 is *", "/config/volumes/0/nfs is *", "/config/volumes/0/nfs/dest_path is *",
          "no /config/volumes/0/nfs/dest_path",
        ],
        ["/config/volumes/1/host_path/dest_path is /mnt/nfs", "/config/volumes/1/host_path/dest_path is /mnt/nfs/x"],
        .first),
      CorpusException(
        "where the data is not known, nothing lies in it",
        ["/config/data_url is *", "no /config/data_url"], ["/config/train_url is /bucket/data/out/"], .first),
      CorpusException(
        "data that is none is nobody's double",
        ["/config/data_source/0 is *", "/config/data_source/0/data_url is *", "no /config/data_source/0/data_url"],
        ["/config/data_source/1/data_url is /bucket/part-1/"], .first),
      CorpusException(
        "without an image parameters are no environment variables",
        ["/config/user_image_url is *", "no /config/user_image_url"], ["/config with parameter: *"], .first),
      CorpusException("what an engine lacks is said in one sentence", codeLacks, codeLacks, .one),
      CorpusException(
        "a command asks for an image, whatever an engine lacks", codeLacks, ["/config with user_command: *"], .second),
      CorpusException("an algorithm needs no code", codeLacks, ["/config with model_id: 4"], .second),
      CorpusException(
        "the other source stands in for the blank one", ["/config/data_url is ''"], ["/config with data_source: *"],
        .none),
      CorpusException(
        "half of a dataset is the only source", ["/config/data_url is ''"],
        ["/config with dataset_id: d", "/config with dataset_version_id: v"], .first),
      CorpusException(
        "a command asks for an image, whatever else there is", ["/config/user_image_url is ' '"],
        ["/config with model_id: 4"], .first),
      CorpusException(
        "a specification stands in for the blank pool", ["/config/pool_id is \"\""], ["/config with spec_id: 1"], .none),
      CorpusException("a dataset that lacks both its fields is none", datasetLacks, datasetLacks, .one),
      CorpusException(
        "of half a dataset beside a path the path is the matter", datasetLacks, ["/config with data_url: *"],
        .rule("data-source")),
      CorpusException(
        "what goes with an algorithm shows once its key is right",
        ["/config/model_id is called *", "no /config/model_id"],
        ["/config with app_url: *", "/config with boot_file_url: *"], .first),
      CorpusException(
        "of an unknown type nothing can be compared",
        ["/config/data_source/0 is *", "/config/data_source/0/type is *", "no /config/data_source/0/type"],
        ["/config/data_source/1 is { type: obs*"], .first),
    ]
      + (0...1).map { index in
        let entry = "/config/data_source/\(index)"
        return CorpusException(
          "which fields an entry takes is not known without its type", ["\(entry)/type is *", "no \(entry)/type"],
          [
            "\(entry) with dataset*", "\(entry) with data_url: *", "no \(entry)/d*", "\(entry)/data_url is ' '",
            "\(entry)/dataset* is ''",
          ], .first)
      } + [
        CorpusException(
          "what an entry lacks is said in one sentence", ["no /config/data_source/1/dataset*"],
          ["/config/data_source/1/dataset* is ''"], .one),
        CorpusException(
          "what an entry lacks is said in one sentence", ["/config/data_source/1/dataset_id is ''"],
          ["/config/data_source/1/dataset_version is ''"], .one),
      ]
  }()

  /// Of two names, given in either order, the one that is `first`; nil where the exception is not about them.
  func firstName(_ one: String, _ other: String) -> String? {
    if Self.matches(first, one), Self.matches(second, other) { return one }
    return Self.matches(first, other) && Self.matches(second, one) ? other : nil
  }

  private static func matches(_ patterns: [String], _ name: String) -> Bool {
    patterns.contains { matches($0[...], name[...]) }
  }

  private static func matches(_ pattern: Substring, _ name: Substring) -> Bool {
    guard let head = pattern.first else { return name.isEmpty }
    if head == "*" {
      return matches(pattern.dropFirst(), name) || (!name.isEmpty && matches(pattern, name.dropFirst()))
    }
    return name.first == head && matches(pattern.dropFirst(), name.dropFirst())
  }
}
