import DocumentModel
import JSONSchema
import SourceText

// Validates documents that were read before, over and over, and prints how long one takes: what `bench` compares with
// the same loop in validators of others.
//
// validation-loop SCHEMA INSTANCES ROUNDS: the instances are a JSON array; a line is printed with the number of valid
// ones and the nanoseconds an instance takes to be read, to be validated, and to be validated where each is validated
// twenty times before the next; each in the fastest of the rounds.

/// The tree of a JSON file.
func read(_ path: String) throws -> Tree { try JSONReader.read(SourceFile.read(path, displayPath: path).source) }

let arguments = CommandLine.arguments
guard arguments.count == 4, let rounds = Int(arguments[3]), rounds > 0 else {
  fatalError("usage: validation-loop SCHEMA INSTANCES ROUNDS")
}
let schema = try CompiledSchema(read(arguments[1]))
let all = try read(arguments[2])
let texts = all.items(of: .root).map { all.source(of: $0).text(in: all[$0].range) }
let sources = texts.map { SourceFile(path: "instance.json", content: $0.utf8) }
let trees = try sources.map { try JSONReader.read($0) }

let clock = ContinuousClock()
/// The nanoseconds an instance takes in the fastest round.
func fastest(_ body: () throws -> Void) rethrows -> Int64 {
  var best = Int64.max
  for _ in 0..<rounds {
    let duration = try clock.measure(body)
    best = min(best, duration.components.seconds * 1_000_000_000 + duration.components.attoseconds / 1_000_000_000)
  }
  return best / Int64(max(1, trees.count))
}
var valid = 0
let validating = fastest {
  valid = 0
  for tree in trees where schema.isValid(tree) { valid += 1 }
}
let reading = try fastest { for source in sources { _ = try JSONReader.read(source) } }
var repeatedValid = 0
let repeated = fastest {
  repeatedValid = 0
  for tree in trees { for _ in 0..<20 where schema.isValid(tree) { repeatedValid += 1 } }
}
precondition(repeatedValid == 20 * valid)
print("valid \(valid) reading \(reading) validating \(validating) repeated \(repeated / 20)")
