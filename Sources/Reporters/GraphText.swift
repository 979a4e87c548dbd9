import Diagnostics
import Review

/// Who includes what, for people at a terminal: each shared file with every manifest that it reaches.
package struct GraphText {
  private let graph: FileGraph
  private var output: TerminalOutput

  /// The report in UTF-8; empty where there are no files.
  package static func bytes(_ graph: FileGraph, isColored: Bool) -> [UInt8] {
    var report = GraphText(graph: graph, output: TerminalOutput(isColored: isColored))
    report.write()
    return report.output.take()
  }

  private mutating func write() {
    for (number, file) in graph.files.enumerated() where file.isShared { write(shared: number) }
    let others = graph.files.filter { !$0.isShared && $0.includes.isEmpty }
    guard !others.isEmpty else { return }
    space()
    output.write("without shared files")
    output.endLine()
    for file in others {
      write(file)
      output.endLine()
    }
  }

  private mutating func space() { if !output.bytes.isEmpty { output.endLine() } }

  private mutating func write(shared number: Int) {
    space()
    let reach = graph.reach(of: number)
    output.paint(VisibleText.of(DiffWords.reach(reach)), .place)
    output.endLine()
    let reached = graph.dependents(of: [number])
    let libraries = graph.files[number].includers.filter { graph.files[$0].isShared && graph.files[$0].jobs.isEmpty }
    for other in libraries {
      output.write(visible: "  \(graph.files[other].path)")
      output.paint(" (shared)", .gutter)
      output.endLine()
    }
    for manifest in reached where !graph.files[manifest].jobs.isEmpty || !graph.files[manifest].isShared {
      write(graph.files[manifest])
      writeWay(from: manifest, to: number, among: Set(reached))
      output.endLine()
      writeUses(of: manifest, from: number)
    }
  }

  private mutating func write(_ file: FileGraph.File) {
    output.write(visible: "  \(file.path)")
    let names = file.jobs.map(\.name)
    if !names.isEmpty { output.write(visible: ": " + DiffWords.list(names, bound: Self.jobBound)) }
  }

  /// The files through which a manifest includes another, where it does not do so itself.
  private mutating func writeWay(from manifest: Int, to number: Int, among reached: Set<Int>) {
    let includes = graph.files[manifest].includes
    guard manifest != number, !includes.contains(number) else { return }
    let through = includes.filter(reached.contains).map { graph.files[$0].path }
    output.paint(VisibleText.of(" (through \(through.joined(separator: ", ")))"), .gutter)
  }

  private mutating func writeUses(of manifest: Int, from number: Int) {
    var words: [String] = []
    let path = graph.files[number].path
    for use in graph.files[manifest].jobs.flatMap(\.uses) where use.place.source.path.utf8.elementsEqual(path.utf8) {
      let word = "\(use.kind.phrase) \(use.name)"
      if !words.contains(where: { $0.utf8.elementsEqual(word.utf8) }) { words.append(word) }
    }
    guard !words.isEmpty else { return }
    output.paint(VisibleText.of("      uses \(DiffWords.list(words))"), .gutter)
    output.endLine()
  }

  /// The most jobs that are named of a manifest.
  private static let jobBound = 3
}
