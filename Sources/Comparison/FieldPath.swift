import DocumentModel

/// The way from a request's root to a field, entries of keyed lists by their key.
package struct FieldPath: Sendable, Equatable {
  package enum Step: Sendable, Equatable {
    case member(String)
    /// From 0.
    case item(Int)
    /// An entry of `parameter` by its label, of `volumes` by its `dest_path`.
    case entry(String)

    package static func == (a: Step, b: Step) -> Bool {
      switch (a, b) {
      case (.member(let a), .member(let b)), (.entry(let a), .entry(let b)): a.utf8.elementsEqual(b.utf8)
      case (.item(let a), .item(let b)): a == b
      default: false
      }
    }
  }

  package private(set) var steps: [Step]

  package init(_ steps: [Step] = []) { self.steps = steps }

  package func appending(_ step: Step) -> FieldPath { FieldPath(steps + [step]) }

  /// `/config/parameter/epochs`: a JSON Pointer (RFC 6901) in which keys stand for the indexes of keyed lists, as
  /// `jobc explain` takes it.
  package var pointer: String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .member(let name), .entry(let name): text += "/" + JSONPointer.escape(name)
      case .item(let index): text += "/\(index)"
      }
    }
  }
}

extension FieldPath: CustomStringConvertible {
  /// `config.parameter.epochs`, `config.data_source[0].data_url`, `config.volumes["/home/work/scratch"].nfs.id`.
  package var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .member(let name), .entry(let name):
        if Self.isPlain(name) {
          text += (text.isEmpty ? "" : ".") + name
        } else {
          var output = JSONOutput()
          output.string(name)
          text += "[" + output.description + "]"
        }
      case .item(let index): text += "[\(index)]"
      }
    }
    return text
  }

  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x5F || byte == 0x2D
      }
  }
}
