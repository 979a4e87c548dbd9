import Conformance
import Foundation
import Testing

@testable import JSONSchema

/// Generated expressions and texts: the table against the simulation, and both against another engine of ECMA-262.
@Suite struct PatternPeersTests {
  /// Some texts for an expression, and which of them it matches.
  private struct Sample {
    let expression: String
    let texts: [String]
    let matches: [Bool]
  }

  private static func samples(count: Int) throws -> [Sample] {
    var generator = PatternGenerator(seed: 20_120)
    return try (0..<count).map { _ in
      let expression = generator.expression()
      let texts = (0..<8).map { _ in generator.text() }
      let pattern = try #require(try? Pattern(expression), "\(expression)")
      return Sample(expression: expression, texts: texts, matches: texts.map { pattern.matches($0) })
    }
  }

  @Test func tableAgreesWithSimulation() throws {
    var tables = 0
    for sample in try Self.samples(count: 2_000) {
      let pattern = try Pattern(sample.expression)
      if pattern.automaton != nil { tables += 1 }
      for (text, isMatch) in zip(sample.texts, sample.matches) {
        let bytes = Array(text.utf8)
        let simulated = pattern.simulate(bytes.span).isMatch
        #expect(simulated == isMatch, "\(sample.expression) on \(text.debugDescription)")
      }
    }
    #expect(tables > 500)
  }

  /// `regress`, an engine of its own that backtracks.
  @Test(.enabled(if: Peers.folder != nil, Comment(rawValue: Peers.absence)))
  func agreesWithAnotherEngine() throws {
    let samples = try Self.samples(count: 4_000)
    // It may backtrack for ever: a child works line by line, and loses the line that takes it too long.
    let program = """
      import json, os, resource, signal, sys, regress
      lines = sys.stdin.readlines()
      done = 0
      while done < len(lines):
          reader, writer = os.pipe()
          if os.fork() == 0:
              resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
              for line in lines[done:]:
                  signal.setitimer(signal.ITIMER_REAL, 0.3)
                  expression, texts = json.loads(line)
                  try:
                      found = regress.Regex(expression, "u")
                      answer = json.dumps([found.find(text) is not None for text in texts])
                  except Exception as error:
                      answer = json.dumps(str(error))
                  os.write(writer, answer.encode() + b"\\n")
              os._exit(0)
          os.close(writer)
          for answer in os.fdopen(reader):
              print(answer, end="")
              done += 1
          os.wait()
          if done < len(lines):
              print("null")
              done += 1
      """
    let lines = try samples.map { sample in
      try JSONSerialization.data(withJSONObject: [sample.expression, sample.texts] as [Any]) + Data("\n".utf8)
    }
    let (status, output) = try Peers.run("python3", ["-c", program], input: lines.reduce(Data(), +))
    #expect(status == 0)
    let answers = String(decoding: output, as: UTF8.self).split(separator: "\n")
    try #require(answers.count == samples.count)
    var differences: [String] = []
    var positive = 0
    var lost = 0
    for (sample, answer) in zip(samples, answers) {
      let other = try JSONSerialization.jsonObject(with: Data(answer.utf8), options: .fragmentsAllowed)
      if other is NSNull {
        lost += 1
        continue
      }
      positive += sample.matches.count { $0 }
      guard let matches = other as? [Bool], matches == sample.matches else {
        differences.append("\(sample.expression) on \(sample.texts): \(sample.matches), the other says \(other)")
        continue
      }
    }
    #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(10).joined(separator: "\n"))")
    #expect(positive > samples.count)
    #expect(lost < 40)
    print("patterns: \(samples.count) expressions, 8 texts each, \(positive) matches, as regress has it; \(lost) lost")
  }
}

/// Writes random expressions that this engine takes, and texts that they have a fair chance to match.
private struct PatternGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// splitmix64.
  private mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(bound))
  }

  private mutating func pick(_ choices: [String]) -> String { choices[next(choices.count)] }

  mutating func text() -> String {
    (0..<next(9)).map { _ in pick(["a", "a", "b", "b", "c", "1", "_", "-", " ", "\n", "é", "я", "😀"]) }.joined()
  }

  mutating func expression() -> String { choice(depth: 2) }

  private mutating func choice(depth: Int) -> String {
    let count = next(5) == 0 ? 2 + next(2) : 1
    return (0..<count).map { _ in sequence(depth: depth) }.joined(separator: "|")
  }

  private mutating func sequence(depth: Int) -> String {
    (0..<(next(8) == 0 ? 0 : 1 + next(3))).map { _ in term(depth: depth) }.joined()
  }

  private mutating func term(depth: Int) -> String {
    switch next(12) {
    case 0: return pick(["^", "$", "\\b", "\\B"])
    case 1 where depth > 0: return pick(["(?=", "(?!", "(?<=", "(?<!"]) + choice(depth: depth - 1) + ")"
    case 2, 3: return depth > 0 ? pick(["(", "(?:"]) + choice(depth: depth - 1) + ")" + quantifier() : "a"
    default: return atom() + quantifier()
    }
  }

  private mutating func atom() -> String {
    pick([
      "a", "a", "b", "c", "1", "é", "я", "😀", ".", "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "[ab]", "[^a]", "[a-c1]",
      "[\\w-]", "[^\\d\\s]", "\\p{L}", "\\P{L}", "\\p{Lu}", "\\p{Script=Cyrillic}", "[\\p{sc=Latin}_]", "\\u{1F600}",
      "\\x61", "[^\\P{Ll}b]", "\\p{Emoji}", "[]", "[^]", "\\/",
    ])
  }

  private mutating func quantifier() -> String {
    pick(["", "", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,1}", "{2,}", "{0}"])
  }
}
