import Diagnostics
import DocumentModel
import SourceText

/// One path of an `include` list.
package struct InclusionEntry: Sendable {
  /// The path as written.
  package let path: String
  package let span: SourceSpan

  /// The entries of a document's `include`; what is no list of paths is a finding.
  ///
  /// - Parameter isComplete: becomes false where an entry, or another declaration of the document, cannot be read.
  static func read(
    _ document: Document, outline: DocumentOutline, diagnostics: inout [Diagnostic], isComplete: inout Bool
  ) -> [InclusionEntry] {
    let tree = document.tree
    if !outline.declaresWholly(in: tree) { isComplete = false }
    guard let include = outline[.include] else { return [] }
    guard tree[include.value].kind == .sequence else {
      var diagnostic = Diagnostic(
        rule: "manifest-shape", message: "\"include\" is a list of paths, not \(tree.describe(include.value))",
        at: tree.span(of: include.value), pointer: "/include")
      if tree[include.value].kind == .string {
        let span = tree.span(of: include.value)
        let text = span.source.text(in: span.range)
        diagnostic.help = "write a list, even of one path: `include: [\(text)]`"
        diagnostic.fixes = [Fix(title: "make it a list", edits: [Edit(replacing: span, with: "[\(text)]")])]
      }
      diagnostics.append(diagnostic)
      isComplete = false
      return []
    }
    var entries: [InclusionEntry] = []
    for item in tree.items(of: include.value) {
      guard tree[item].kind == .string else {
        isComplete = false
        diagnostics.append(
          Diagnostic(
            rule: "manifest-shape", message: "an entry of \"include\" is a path, not \(tree.describe(item))",
            at: tree.span(of: item), pointer: JSONPointer(to: item, in: tree).description))
        continue
      }
      entries.append(InclusionEntry(path: tree.string(of: item), span: tree.span(of: item)))
    }
    return entries
  }
}

/// Why an include leads nowhere.
enum InclusionFailure: Error, Sendable {
  case empty, absolute, remote, glob, reference
  case notFound(near: String?, folder: String)
  /// The project's root, relative to the working folder.
  case outside(root: String)
  case unreadable(String)
  case tooMany

  /// Whether there is just no such file.
  var isMissing: Bool { if case .notFound = self { true } else { false } }

  /// What is wrong with a path by its text alone; nil where nothing is.
  init?(ofPath path: String) {
    let bytes = Array(path.utf8)
    if bytes.isEmpty {
      self = .empty
    } else if path.holds("${{") {
      self = .reference
    } else if path.holds("://") {
      self = .remote
    } else if bytes[0] == UInt8(ascii: "/") {
      self = .absolute
    } else if bytes.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }) {
      self = .glob
    } else {
      return nil
    }
  }

  /// The finding at the entry.
  func diagnostic(_ entry: InclusionEntry) -> Diagnostic {
    let path = entry.path
    var help: String?
    let message: String
    var fixes: [Fix] = []
    switch self {
    case .empty: message = "an entry of \"include\" is empty"
    case .absolute:
      message = "the include \"\(path)\" is an absolute path"
      help = "write it relative to the file that contains it"
    case .remote:
      message = "the include \"\(path)\" is not a local file"
      help = "includes are local files of the same project"
    case .glob:
      message = "the include \"\(path)\" is a pattern; includes are literal paths"
      help = "list each file"
    case .reference:
      message = "the include \"\(path)\" holds a reference; includes are literal paths"
      help = "choose between values with variables instead"
    case .notFound(let near, let folder):
      message = "the included file \"\(path)\" does not exist"
      help =
        near.map { "did you mean \"\($0)\"?" }
        ?? "paths are relative to the file that contains them; nothing of that name is in \(folder)"
      if let near {
        let parent = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
        fixes = [
          Fix(
            title: "write \"\(parent)\(near)\"", applicability: .unsafe,
            edits: [Edit(replacingScalarAt: entry.span, with: parent + near)])
        ]
      }
    case .outside(let root):
      message = "the include \"\(path)\" leads out of the project"
      help = "the project's root is \(root); copy the file into it"
    case .unreadable(let reason): message = "the included file \"\(path)\" cannot be read: \(reason)"
    case .tooMany: message = "includes reach more than 10,000 files"
    }
    return Diagnostic(rule: "include", message: message, at: entry.span, help: help, fixes: fixes)
  }
}
