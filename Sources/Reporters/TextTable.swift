/// Rows of cells under one another: columns are as wide as their widest cell, two spaces apart.
///
/// What would steer a terminal is made visible; widths are cells of a terminal. No line ends in a space.
package struct TextTable: Sendable {
  package enum Alignment: Sendable {
    case left, right
  }

  private let columns: [(title: String, alignment: Alignment)]
  private var rows: [[String]] = []

  package init(_ columns: [(title: String, alignment: Alignment)]) { self.columns = columns }

  /// `text` with everything made visible that would steer a terminal.
  package static func visible(_ text: String) -> String { VisibleText.of(text) }

  /// Adds a row; cells that are missing at its end stay empty.
  package mutating func append(_ cells: [String]) { rows.append(cells.map(VisibleText.of)) }

  /// The title row and the rows, each with a line break.
  package var text: String {
    let all = [columns.map(\.title)] + rows
    let widths = columns.indices.map { column in
      all.reduce(0) { max($0, column < $1.count ? DisplayWidth.of($1[column]) : 0) }
    }
    var text = ""
    for row in all {
      var line = ""
      var pending = 0
      for (column, cell) in row.enumerated() where column < columns.count {
        let padding = widths[column] - DisplayWidth.of(cell)
        let before = columns[column].alignment == .right ? padding : 0
        if cell.isEmpty {
          pending += widths[column] + 2
          continue
        }
        line += String(repeating: " ", count: pending + before) + cell
        pending = padding - before + 2
      }
      text += line + "\n"
    }
    return text
  }
}
