/// Paths in the object storage: `/bucket/folder/file`.
enum ObjectPath {
  /// - Throws: `ModelArts.2608` for characters that a path must not have, `ModelArts.0404` for what is no path.
  static func check(_ path: String, field: String) throws(ServiceFailure) {
    for scalar in path.unicodeScalars {
      guard isAllowed(scalar) else {
        let code = String(scalar.value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - code.utf8.count)) + code
        throw .service("ModelArts.2608", "\(field) '\(path)' must not hold the character U+\(padded).")
      }
    }
    guard path.utf8.first == UInt8(ascii: "/"), path.utf8.dropFirst().first.map({ $0 != UInt8(ascii: "/") }) == true
    else {
      throw .service("ModelArts.0404", "Invalid OBS path '\(path)'.")
    }
  }

  /// - Throws: `ModelArts.2606` where the path is a bucket's.
  static func checkIsNoBucket(_ path: String, field: String) throws(ServiceFailure) {
    guard path.utf8.split(separator: UInt8(ascii: "/")).count < 2 else { return }
    throw .service("ModelArts.2606", "\(field) '\(path)' must not be a bucket.")
  }

  /// Visible ASCII without `'{}[]` (error code 2608).
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    (0x21...0x7E).contains(scalar.value) && !"'{}[]".unicodeScalars.contains(scalar)
  }
}
