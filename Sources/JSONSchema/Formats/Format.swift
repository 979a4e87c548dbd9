/// A value of the keyword `format` that draft 2020-12 defines (validation §7.3).
///
/// Each format has a file of its own, or shares one with its family; every check takes time linear in the text.
package enum Format: UInt8, CaseIterable, Sendable {
  // Dates, times and durations (validation §7.3.1).
  case dateTime, date, time, duration
  // Email addresses (§7.3.2), host names (§7.3.3), IP addresses (§7.3.4).
  case email, idnEmail, hostname, idnHostname, ipv4, ipv6
  // Identifiers of resources (§7.3.5) and their templates (§7.3.6).
  case uri, uriReference, iri, iriReference, uuid, uriTemplate
  // JSON Pointers (§7.3.7), regular expressions (§7.3.8).
  case jsonPointer, relativeJSONPointer, regex

  /// The format called `name`, by bytes; nil for a name that the draft does not define, which asserts nothing.
  package init?(named name: Span<UInt8>) {
    for format in Self.allCases where format.isNamed(name) {
      self = format
      return
    }
    return nil
  }

  /// The format called `name`; nil for a name that the draft does not define, which asserts nothing.
  package init?(named name: String) {
    let bytes = Array(name.utf8)
    self.init(named: bytes.span)
  }

  /// The format as it is written.
  package var name: String {
    switch self {
    case .dateTime: "date-time"
    case .date: "date"
    case .time: "time"
    case .duration: "duration"
    case .email: "email"
    case .idnEmail: "idn-email"
    case .hostname: "hostname"
    case .idnHostname: "idn-hostname"
    case .ipv4: "ipv4"
    case .ipv6: "ipv6"
    case .uri: "uri"
    case .uriReference: "uri-reference"
    case .iri: "iri"
    case .iriReference: "iri-reference"
    case .uuid: "uuid"
    case .uriTemplate: "uri-template"
    case .jsonPointer: "json-pointer"
    case .relativeJSONPointer: "relative-json-pointer"
    case .regex: "regex"
    }
  }

  /// A text of the format, for messages.
  package var example: String {
    switch self {
    case .dateTime: "2025-01-31T12:30:00Z"
    case .date: "2025-01-31"
    case .time: "12:30:00Z"
    case .duration: "P1DT12H"
    case .email: "name@example.com"
    case .idnEmail: "name@bücher.example"
    case .hostname: "www.example.com"
    case .idnHostname: "bücher.example"
    case .ipv4: "192.0.2.1"
    case .ipv6: "2001:db8::1"
    case .uri: "https://example.com/path"
    case .uriReference: "../path#part"
    case .iri: "https://example.com/straße"
    case .iriReference: "../straße#teil"
    case .uuid: "123e4567-e89b-12d3-a456-426614174000"
    case .uriTemplate: "https://example.com/{user}/jobs{?page}"
    case .jsonPointer: "/config/spec_id"
    case .relativeJSONPointer: "1/spec_id"
    case .regex: "^[a-z]+$"
    }
  }

  /// Whether `text`, which is UTF-8, is of the format.
  package func matches(_ text: Span<UInt8>) -> Bool {
    switch self {
    case .dateTime: DateTimeSyntax.isDateTime(text)
    case .date: DateTimeSyntax.isDate(text)
    case .time: DateTimeSyntax.isTime(text)
    case .duration: DurationSyntax.matches(text)
    case .email: EmailSyntax(isInternational: false).matches(text)
    case .idnEmail: EmailSyntax(isInternational: true).matches(text)
    case .hostname: HostName.isHostname(text)
    case .idnHostname: HostName.isInternational(text)
    case .ipv4: IPAddress.isVersion4(text)
    case .ipv6: IPAddress.isVersion6(text)
    case .uri: URISyntax(isInternational: false).matches(text, allowsRelative: false)
    case .uriReference: URISyntax(isInternational: false).matches(text, allowsRelative: true)
    case .iri: URISyntax(isInternational: true).matches(text, allowsRelative: false)
    case .iriReference: URISyntax(isInternational: true).matches(text, allowsRelative: true)
    case .uuid: UUIDSyntax.matches(text)
    case .uriTemplate: URITemplateSyntax.matches(text)
    case .jsonPointer: PointerSyntax.isPointer(text)
    case .relativeJSONPointer: PointerSyntax.isRelative(text)
    case .regex: RegexSyntax.matches(text)
    }
  }

  /// Whether `text` is of the format.
  package func matches(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return matches(bytes.span)
  }

  private func isNamed(_ text: Span<UInt8>) -> Bool {
    let name = name.utf8
    guard name.count == text.count else { return false }
    return zip(text.indices, name).allSatisfy { text[$0] == $1 }
  }
}
