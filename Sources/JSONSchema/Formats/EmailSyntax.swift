/// The formats `email` (RFC 5321 §4.1.2) and `idn-email` (RFC 6531 §3.3).
///
///     Mailbox          = Local-part "@" ( Domain / address-literal )
///     Local-part       = Dot-string / Quoted-string
///     Dot-string       = Atom *("." Atom)
///     Atom             = 1*atext                      ; RFC 5322 §3.2.3
///     Quoted-string    = DQUOTE *( qtextSMTP / quoted-pairSMTP ) DQUOTE
///     quoted-pairSMTP  = %d92 %d32-126
///     qtextSMTP        = %d32-33 / %d35-91 / %d93-126
///     Domain           = sub-domain *("." sub-domain)
///     sub-domain       = Let-dig [Ldh-str]
///     address-literal  = "[" ( IPv4-address-literal / "IPv6:" IPv6-addr ) "]"
///
/// RFC 6531 adds all scalars beyond ASCII to `atext` and `qtextSMTP`, and U-labels to `sub-domain`. Of the general
/// address literals none but IPv6's is registered.
struct EmailSyntax {
  /// Whether scalars beyond ASCII are allowed.
  let isInternational: Bool

  private static let atoms = ByteSet("!#$%&'*+-/=?^_`{|}~").union(.alphanumerics)

  func matches(_ text: Span<UInt8>) -> Bool {
    var scanner = TextScanner(text)
    // At most 64 octets (RFC 5321 §4.5.3.1.1).
    guard scanner.peek == UInt8(ascii: "\"") ? takeQuoted(&scanner) : takeAtoms(&scanner),
      scanner.position <= 64, scanner.take("@")
    else { return false }
    let domain = text.extracting(scanner.position..<text.count)
    if scanner.take("[") { return Self.isAddressLiteral(domain) }
    return isInternational ? HostName.isMailDomain(domain) : HostName.isPlain(domain)
  }

  private func takeAtoms(_ scanner: inout TextScanner) -> Bool {
    repeat {
      let start = scanner.position
      while let byte = scanner.peek, byte >= 0x80 ? isInternational : Self.atoms.contains(byte) { scanner.skip(1) }
      guard scanner.position > start else { return false }
    } while scanner.take(".")
    return true
  }

  private func takeQuoted(_ scanner: inout TextScanner) -> Bool {
    scanner.skip(1)
    while let byte = scanner.peek {
      scanner.skip(1)
      switch byte {
      case UInt8(ascii: "\""): return true
      case UInt8(ascii: "\\"):
        guard let next = scanner.peek, next >= 0x20, next < 0x7F else { return false }
        scanner.skip(1)
      case 0x20..<0x7F: continue
      default: guard byte >= 0x80, isInternational else { return false }
      }
    }
    return false
  }

  /// - Parameter text: from the opening bracket on.
  private static func isAddressLiteral(_ text: Span<UInt8>) -> Bool {
    guard text.count > 2, text[text.count - 1] == UInt8(ascii: "]") else { return false }
    let address = text.extracting(1..<text.count - 1)
    var scanner = TextScanner(address)
    if scanner.takeLetter("I"), scanner.takeLetter("P"), scanner.takeLetter("V"), scanner.take("6"), scanner.take(":") {
      return IPAddress.isVersion6(
        address.extracting(scanner.position..<address.count), minimumElided: 2, allowsLeadingZeros: true)
    }
    return IPAddress.isVersion4(address, allowsLeadingZeros: true)
  }
}
