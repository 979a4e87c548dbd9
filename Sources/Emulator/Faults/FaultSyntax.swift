/// Why a fault cannot be read; `message` quotes the word and says what there is.
package struct FaultSyntaxError: Error, Sendable, Equatable {
  package let message: String
}

// CALL:KIND[=VALUE][@N | @N-M | @*]
extension Fault {
  /// Reads `create-job:drop-after@2`.
  ///
  /// CALL is the name of a call or `*`; KIND one of `kindForms`; `@N` is the Nth of these calls, `@N-M` from the Nth to
  /// the Mth, `@*` all of them; without, the first.
  package init(parsing text: String) throws(FaultSyntaxError) {
    func fail(_ message: String) -> FaultSyntaxError { FaultSyntaxError(message: "fault \"\(text)\": \(message)") }
    let sides = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2 else { throw fail("write CALL:KIND, as in create-job:drop-after@2") }
    let name = String(sides[0])
    let call = ServiceCall(rawValue: name)
    guard call != nil || name == "*" else {
      throw fail(
        "no call is named \"\(name)\"; there are \(ServiceCall.allCases.map(\.rawValue).joined(separator: ", ")), *")
    }
    let parts = sides[1].split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard let occurrences = parts.count > 1 ? Self.occurrences(parts[1]) : 1...1 else {
      throw fail("\"@\(parts[1])\" does not say when: write @N, @N-M or @*, counted from 1")
    }
    let words = parts[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let (word, value) = (words[0], words.count > 1 ? words[1] : nil)
    guard let form = Self.forms.first(where: { $0.name == word }) else {
      throw fail("no kind of fault is named \"\(word)\"; there are \(Self.kindForms.joined(separator: ", "))")
    }
    guard let kind = form.kind(value) else { throw fail("write \(form.usage)") }
    if case .outcome = kind, let call, call != .createJob, call != .createVersion {
      throw fail("only create-job and create-version have an outcome")
    }
    self.init(kind, of: call, occurrences: occurrences, text: text)
  }

  /// How each kind is written, as in `status=CODE`.
  package static var kindForms: [String] { forms.map(\.usage) }

  private static func occurrences(_ text: Substring) -> ClosedRange<Int>? {
    if text == "*" { return 1...Int.max }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count <= 2, let first = Int(ends[0]), let last = Int(ends[ends.count - 1]), first >= 1, last >= first
    else { return nil }
    return first...last
  }

  private struct Form: Sendable {
    let name: String
    let usage: String
    /// The kind that a value makes; nil where it makes none.
    let kind: @Sendable (String?) -> Kind?

    /// One without a value.
    init(_ name: String, _ kind: Kind) {
      self.init(name, usage: name) { $0 == nil ? kind : nil }
    }

    init(_ name: String, usage: String, _ kind: @escaping @Sendable (String?) -> Kind?) {
      (self.name, self.usage, self.kind) = (name, usage, kind)
    }
  }

  private static let forms: [Form] = [
    Form("status", usage: "status=CODE (400 to 599)") { status($0, .before) },
    Form("status-after", usage: "status-after=CODE (408 or 500 to 599)") { status($0, .after) },
    Form("error", usage: "error=ModelArts.NNNN (or APIGW.NNNN)") { $0.flatMap { isErrorCode($0) ? .error($0) : nil } },
    Form("http-200-error", usage: "http-200-error[=ModelArts.NNNN]") {
      let code = $0 ?? "ModelArts.0105"
      return isErrorCode(code) ? .errorAt200(code) : nil
    },
    Form("429", usage: "429[=SECONDS]") { value in
      guard let value else { return .throttle(retryAfter: nil) }
      return natural(value).map { .throttle(retryAfter: $0) }
    },
    Form("delay", usage: "delay=MILLISECONDS") { $0.flatMap(natural).map { .delay($0, .before) } },
    Form("delay-after", usage: "delay-after=MILLISECONDS") { $0.flatMap(natural).map { .delay($0, .after) } },
    Form("drop-before", .drop(.before)), Form("drop-after", .drop(.after)),
    Form("reset-before", .reset(.before)), Form("reset-after", .reset(.after)),
    Form("truncate", .truncate),
    Form("garbage-before", .garbage(.before)), Form("garbage-after", .garbage(.after)),
    Form("html-before", .html(.before)), Form("html-after", .html(.after)),
    Form("empty-before", .empty(.before)), Form("empty-after", .empty(.after)),
    Form("expire-token", .expireToken),
    Form("outcome", usage: "outcome=" + EmulatorOutcome.allCases.map(\.rawValue).joined(separator: "|")) {
      $0.flatMap { EmulatorOutcome(rawValue: $0) }.map { .outcome($0) }
    },
  ]

  private static func status(_ value: String?, _ moment: Moment) -> Kind? {
    guard let status = value.flatMap(natural), (400...599).contains(status) else { return nil }
    // Any other status says that nothing was done, which no service says after having done it.
    guard moment == .before || status == 408 || status >= 500 else { return nil }
    return .status(status, moment)
  }

  private static func natural(_ text: String) -> Int? { Int(text).flatMap { $0 >= 0 ? $0 : nil } }

  private static func isErrorCode(_ text: String) -> Bool {
    ["ModelArts.", "APIGW."].contains { text.hasPrefix($0) && text.utf8.count == $0.utf8.count + 4 }
  }
}

// As it is read.
extension Fault {
  static func text(_ call: ServiceCall?, _ kind: Kind, _ occurrences: ClosedRange<Int>) -> String {
    let when =
      switch (occurrences.lowerBound, occurrences.upperBound) {
      case (1, 1): ""
      case (1, Int.max): "@*"
      case (let first, let last): first == last ? "@\(first)" : "@\(first)-\(last)"
      }
    return "\(call?.rawValue ?? "*"):\(kind.text)\(when)"
  }
}

extension Fault.Kind {
  /// The kind with its value: `status=503`.
  package var text: String {
    switch self {
    case .status(let status, .before): "status=\(status)"
    case .status(let status, .after): "status-after=\(status)"
    case .error(let code): "error=\(code)"
    case .throttle(nil): "429"
    case .throttle(let seconds?): "429=\(seconds)"
    case .delay(let milliseconds, .before): "delay=\(milliseconds)"
    case .delay(let milliseconds, .after): "delay-after=\(milliseconds)"
    case .drop(let moment): "drop-\(moment.rawValue)"
    case .reset(let moment): "reset-\(moment.rawValue)"
    case .truncate: "truncate"
    case .garbage(let moment): "garbage-\(moment.rawValue)"
    case .html(let moment): "html-\(moment.rawValue)"
    case .empty(let moment): "empty-\(moment.rawValue)"
    case .errorAt200(let code): "http-200-error=\(code)"
    case .expireToken: "expire-token"
    case .outcome(let outcome): "outcome=\(outcome.rawValue)"
    }
  }
}
