import DocumentModel

extension LogExcerpt {
  /// Reads the answer of *query training job logs*.
  package init(_ answer: JSONValue) throws(AnswerError) {
    guard let content = answer["content"], content.isNull || content.string != nil else {
      throw .unreadable("the answer has no \"content\"")
    }
    let text = content.string ?? ""
    func place(_ name: String) -> String? { answer[name]?.plainText.flatMap { $0.isEmpty ? nil : $0 } }
    self.init(
      content: text, lineCount: answer["lines"]?.wholeNumber ?? text.utf8.count { $0 == 0x0A },
      startLine: place("start_line"), endLine: place("end_line"))
  }

  /// The names in the answer of *obtain the names of log files*; the reference says one text, services send a list.
  package static func fileNames(_ answer: JSONValue) throws(AnswerError) -> [String] {
    switch answer["log_file_list"] {
    case .array(let items): return items.compactMap(\.string)
    case .string(let name): return name.isEmpty ? [] : [name]
    case .null: return []
    default: throw .unreadable("the answer has no \"log_file_list\"")
    }
  }
}
