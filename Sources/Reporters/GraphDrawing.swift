import Review

/// Who includes what, as text that Graphviz or Mermaid draws; an arrow leads from a file to what it includes.
package enum GraphDrawing {
  /// The graph in the DOT language.
  package static func dot(_ graph: FileGraph) -> [UInt8] {
    var text = "digraph jobc {\n  rankdir=LR;\n  node [shape=box];\n"
    for (number, file) in graph.files.enumerated() {
      let label = labelLines(of: file).map(escapedForDOT).joined(separator: "\\n")
      text += "  f\(number) [label=\"\(label)\"\(file.isShared ? ", shape=folder" : "")];\n"
    }
    text += edges(of: graph).map { "  f\($0) -> f\($1);\n" }.joined()
    return Array((text + "}\n").utf8)
  }

  /// The graph as a flowchart of Mermaid.
  package static func mermaid(_ graph: FileGraph) -> [UInt8] {
    var text = "flowchart LR\n"
    for (number, file) in graph.files.enumerated() {
      let label = labelLines(of: file).map(escapedForMermaid).joined(separator: "<br/>")
      text += file.isShared ? "  f\(number)([\"\(label)\"])\n" : "  f\(number)[\"\(label)\"]\n"
    }
    text += edges(of: graph).map { "  f\($0) --> f\($1)\n" }.joined()
    return Array(text.utf8)
  }

  private static func edges(of graph: FileGraph) -> [(Int, Int)] {
    graph.files.indices.flatMap { number in graph.files[number].includes.map { (number, $0) } }
  }

  private static func labelLines(of file: FileGraph.File) -> [String] {
    let names = file.jobs.map(\.name)
    return ([file.path] + (names.isEmpty ? [] : [DiffWords.list(names, bound: 3)])).map { VisibleText.of($0) }
  }

  private static func escapedForDOT(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { escaped += "\\" }
      // Graphviz takes HTML's entities for characters.
      escaped += scalar == "&" ? "&amp;" : String(scalar)
    }
    return escaped
  }

  /// Mermaid writes characters by number with a `#`, in place of HTML's `&#`.
  private static func escapedForMermaid(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "#", "&", "<", ">", "`", "\\": escaped += "#\(scalar.value);"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
