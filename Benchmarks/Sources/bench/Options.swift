import Foundation

/// What the command line asks for.
struct Options {
  static let usage = """
    usage: swift run -c release bench [--guard | --validation | --monorepo FOLDER | --only NAME…]
           [--json] [--jobc PATH] [--rounds N] [--manifests N]

      --guard            instruction ratios only, against Benchmarks/limits.tsv: exit 1 where one is exceeded
      --validation       validation alone against the validators of .build-peers, and nothing else
      --monorepo FOLDER  how runs over a monorepo grow, and nothing else; what is written to FOLDER, 2 GiB, is kept
      --only NAME        only the measures whose name contains NAME; repeatable
      --json             the results as JSON on standard output
      --jobc PATH        the binary to measure (default ../.build/release/jobc)
      --rounds N         rounds of each wall time (default 11)
      --manifests N      the most manifests of a monorepo (default 100000)

    JOBC_BENCH names the folder of gen_corpus.py and floor.c (default ../../shared/bench). JOBC_RIVALS names a folder
    with sourcemeta's jsonschema and check-jsonschema, which are measured only then.
    """

  var isGuard = false
  var isValidation = false
  /// Where to write monorepos; nil to measure none.
  var monorepo: URL?
  var manifests = 100_000
  var isJSON = false
  var only: [String] = []
  var jobc: URL
  var rounds = 11
  /// The folder of this package.
  let root: URL

  /// - Throws: `BenchError` for an unknown or incomplete option.
  init(_ arguments: [String]) throws {
    root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    jobc = root.deletingLastPathComponent().appending(path: ".build/release/jobc")
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      func value() throws -> String {
        guard let value = rest.popFirst() else { throw BenchError("\(argument) needs a value\n\n\(Self.usage)") }
        return value
      }
      switch argument {
      case "--guard": isGuard = true
      case "--validation": isValidation = true
      case "--monorepo": monorepo = URL(filePath: try value())
      case "--manifests":
        guard let count = Int(try value()), count >= 1_000 else {
          throw BenchError("--manifests takes a number from 1000")
        }
        manifests = count
      case "--json": isJSON = true
      case "--only": only.append(try value())
      case "--jobc": jobc = URL(filePath: try value())
      case "--rounds":
        guard let count = Int(try value()), count > 0 else { throw BenchError("--rounds takes a number from 1") }
        rounds = count
      default: throw BenchError("unknown option \(argument)\n\n\(Self.usage)")
      }
    }
    guard isValidation || FileManager.default.isExecutableFile(atPath: jobc.path) else {
      throw BenchError("no release binary at \(jobc.path): run swift build -c release --product jobc first")
    }
  }

  /// Whether the measure of this name was asked for.
  func wants(_ name: String) -> Bool { only.isEmpty || only.contains { name.contains($0) } }

  /// Where corpora and the floor are kept between runs; ignored by git.
  var store: URL { root.appending(path: ".build-corpora") }

  /// The folder of the rivals' executables; nil to leave them out.
  var rivals: String? { ProcessInfo.processInfo.environment["JOBC_RIVALS"] }

  /// The folder of the generator and the floor.
  var bench: URL {
    let named = ProcessInfo.processInfo.environment["JOBC_BENCH"].map { URL(filePath: $0) }
    return named ?? root.deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/bench")
  }
}
