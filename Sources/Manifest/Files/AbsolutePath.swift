#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A path from the root of the file system without `.`, `..`, `//` or a final slash.
///
/// It is normalised by its text alone: `a/../b` is `b` even where `a` is a symbolic link. `real` asks the system.
package struct AbsolutePath: Sendable {
  /// The text, beginning with `/`.
  package let string: String

  /// The root of the file system.
  package static let root = AbsolutePath(normalised: "/")

  private init(normalised string: String) { self.string = string }

  /// - Parameters:
  ///   - path: absolute, or relative to `folder`; empty for `folder` itself.
  package init(_ path: String, in folder: AbsolutePath) {
    if path.utf8.first == UInt8(ascii: "/") {
      self.init(absolute: path)
    } else if Self.areNames(path.utf8) {
      self.init(normalised: folder.string.utf8.count == 1 ? "/" + path : folder.string + "/" + path)
    } else {
      self.init(absolute: folder.string + "/" + path)
    }
  }

  /// - Parameter path: begins with `/`; if it does not, it is taken from the root.
  package init(absolute path: String) {
    let bytes = path.utf8
    if bytes.first == UInt8(ascii: "/"), Self.areNames(bytes.dropFirst()) {
      self.init(normalised: path)
      return
    }
    let slash = UInt8(ascii: "/")
    let whole = Array(bytes)
    // The names that stay, each behind a slash.
    var text: [UInt8] = []
    text.reserveCapacity(whole.count + 1)
    var start = 0
    while start < whole.count {
      let name = whole[start...].prefix { $0 != slash }
      start = name.endIndex + 1
      if name.isEmpty || name.elementsEqual(".".utf8) { continue }
      if name.elementsEqual("..".utf8) {
        text.removeSubrange((text.lastIndex(of: slash) ?? 0)...)
      } else {
        text.append(slash)
        text += name
      }
    }
    self.init(normalised: text.isEmpty ? "/" : String(decoding: text, as: UTF8.self))
  }

  /// Whether `bytes` are names with a slash between any two, of which none is `.` or `..`.
  private static func areNames(_ bytes: some Sequence<UInt8>) -> Bool {
    let slash = UInt8(ascii: "/")
    // A name of at most two bytes, all dots, does not stay: nothing, `.` and `..`.
    var count = 0
    var isDots = true
    for byte in bytes {
      if byte == slash {
        if isDots, count <= 2 { return false }
        count = 0
        isDots = true
      } else {
        count += 1
        isDots = isDots && byte == UInt8(ascii: ".")
      }
    }
    return !isDots || count > 2
  }

  /// The folder that holds it; the root holds itself.
  package var parent: AbsolutePath {
    guard let slash = string.utf8.lastIndex(of: UInt8(ascii: "/")), slash != string.startIndex else {
      return AbsolutePath(normalised: "/")
    }
    return AbsolutePath(normalised: String(string[..<slash]))
  }

  /// The last name; empty for the root.
  package var name: String {
    guard let slash = string.utf8.lastIndex(of: UInt8(ascii: "/")) else { return string }
    return String(string[string.utf8.index(after: slash)...])
  }

  /// Whether it is `folder` or lies below it, by the text alone.
  package func isWithin(_ folder: AbsolutePath) -> Bool {
    if folder.string.utf8.count == 1 { return true }
    let own = string.utf8
    guard own.starts(with: folder.string.utf8) else { return false }
    let end = own.index(own.startIndex, offsetBy: folder.string.utf8.count)
    return end == own.endIndex || own[end] == UInt8(ascii: "/")
  }

  /// What people are shown: the path from `folder`, with `../` where it lies outside, `.` for the folder itself.
  package func relative(to folder: AbsolutePath) -> String {
    if isWithin(folder) {
      let rest = string.utf8.dropFirst(folder.string.utf8.count == 1 ? 1 : folder.string.utf8.count + 1)
      return rest.isEmpty ? "." : String(Substring(rest))
    }
    let slash = UInt8(ascii: "/")
    let (own, other) = (string.utf8.span, folder.string.utf8.span)
    // Behind the last slash of what both begin with.
    var shared = 0
    var i = 0
    while i < own.count, i < other.count, own[i] == other[i] {
      i += 1
      if own[i - 1] == slash { shared = i }
    }
    if i == own.count, i < other.count, other[i] == slash { shared = i + 1 }
    var text = ".."
    for i in shared..<other.count where other[i] == slash { text += "/.." }
    if shared < own.count { text += "/" + String(Substring(string.utf8.dropFirst(shared))) }
    return text
  }

  /// The path with every symbolic link followed; nil where nothing is there or it cannot be reached.
  package var real: AbsolutePath? {
    guard let resolved = unsafe realpath(string, nil) else { return nil }
    defer { unsafe free(resolved) }
    return AbsolutePath(normalised: unsafe String(cString: resolved))
  }

  /// The folder that the process works in; nil where it was deleted, or a folder above may not be read.
  package static var workingFolder: AbsolutePath? {
    guard let path = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(path) }
    return AbsolutePath(absolute: unsafe String(cString: path))
  }
}

extension AbsolutePath: Hashable {
  /// Whether both have the same bytes: `é` in one and in two scalars are two names to the file system.
  package static func == (a: AbsolutePath, b: AbsolutePath) -> Bool {
    let (one, other) = (a.string.utf8.span, b.string.utf8.span)
    guard one.count == other.count else { return false }
    // Paths of one project differ at their ends.
    var i = one.count
    while i > 0 {
      i -= 1
      if one[i] != other[i] { return false }
    }
    return true
  }

  package func hash(into hasher: inout Hasher) {
    var string = string
    string.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
