import Foundation

/// A case written down as text: arguments, files, and what must come of them.
///
/// A file of cases is a sequence of `=== title` sections. In a section a line `> argument` is an argument, `-- path --`
/// begins a file, and everything from `-- findings --` on was written by the tests and accepted. `OK` in a file stands
/// for the fields that every configuration needs.
struct TextCase {
  let title: String
  var arguments: [String] = []
  var files: [(path: String, text: String)] = []

  static let fields = "worker_server_num: 1, spec_id: 1, model_id: 4, data_url: /b/d/, train_url: /b/o/"

  /// The cases of a file.
  static func read(_ text: String) -> [TextCase] {
    var cases: [TextCase] = []
    var isOutput = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("=== ") {
        cases.append(TextCase(title: String(line.dropFirst(4))))
        isOutput = false
        continue
      }
      guard let last = cases.indices.last, !isOutput else { continue }
      if line == "-- findings --" {
        isOutput = true
      } else if line.hasPrefix("-- "), line.hasSuffix(" --") {
        cases[last].files.append((String(line.dropFirst(3).dropLast(3)), ""))
      } else if line.hasPrefix("> "), cases[last].files.isEmpty {
        cases[last].arguments.append(String(line.dropFirst(2)))
      } else if let file = cases[last].files.indices.last {
        cases[last].files[file].text += line + "\n"
      }
    }
    return cases
  }

  /// The case as it stands in its file, up to the outputs.
  var input: String {
    var text = "=== \(title)\n"
    for argument in arguments { text += "> \(argument)\n" }
    for (path, content) in files { text += "-- \(path) --\n\(content)" }
    return text
  }

  /// The files as they are compiled; a text `-> target` is a symbolic link.
  func makeProject() throws -> ScratchProject {
    let project = try ScratchProject([:])
    try FileManager.default.createDirectory(at: project.folder, withIntermediateDirectories: true)
    for (path, text) in files {
      let url = project.folder.appending(path: path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      if text.hasPrefix("-> ") {
        let target = text.dropFirst(3).prefix { $0 != "\n" }
        try FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: String(target))
      } else {
        try Data(text.replacingOccurrences(of: "OK", with: Self.fields).utf8).write(to: url)
      }
    }
    return project
  }
}
