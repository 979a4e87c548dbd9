import Commands

/// Where a service is.
enum ServiceAddress: Equatable {
  /// The emulator that is embedded here.
  case emulator
  /// `https://…`, or `http://` to this machine.
  case url(String)

  /// An endpoint of `jobc.yaml`, which has been checked.
  init(declared text: String) {
    self = text.utf8.elementsEqual("emulator".utf8) ? .emulator : .url(text)
  }

  /// `--endpoint`.
  ///
  /// - Throws: a usage error for what is neither `emulator` nor such a URL.
  init(typed text: String) throws(CommandFailure) {
    self.init(declared: text)
    guard case .url = self else { return }
    let rest = Self.schemes.first { text.utf8.starts(with: $0.utf8) }.map { text.utf8.dropFirst($0.utf8.count) }
    guard let rest, let first = rest.first, first != UInt8(ascii: "/") else {
      throw CommandFailure(
        .usage, "the endpoint \"\(text)\" is neither \"emulator\" nor an https URL",
        help: "write it as https://modelarts.REGION.DOMAIN; plain http is for loopback only")
    }
  }

  private static let schemes = ["https://", "http://"]

  /// As it is shown and kept in plans: `emulator`, or the URL.
  var text: String {
    switch self {
    case .emulator: "emulator"
    case .url(let url): url
    }
  }
}
