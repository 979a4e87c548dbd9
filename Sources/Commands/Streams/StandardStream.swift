/// Which of a session's streams something is written to.
enum StandardStream {
  case output, errors
}

extension Session {
  subscript(stream: StandardStream) -> OutputStream {
    get {
      switch stream {
      case .output: output
      case .errors: errors
      }
    }
    _modify {
      switch stream {
      case .output: yield &output
      case .errors: yield &errors
      }
    }
  }
}
