#if canImport(CommonCrypto)
  import CommonCrypto
#else
  import LibMD
#endif

/// The hash function of digests and signatures (FIPS 180-4), as the system computes it.
package enum SHA256 {
  /// Bytes of a block (FIPS 180-4 §1, table 1).
  static let blockCount = 64

  /// The hash of `bytes`, 32 bytes.
  package static func digest(of bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    #if canImport(CommonCrypto)
      _ = unsafe CC_SHA256(bytes, CC_LONG(bytes.count), &digest)
    #else
      var state = SHA2_CTX()
      unsafe SHA256Init(&state)
      unsafe SHA256Update(&state, bytes, bytes.count)
      unsafe SHA256Final(&digest, &state)
    #endif
    return digest
  }

  /// The hash of `bytes` in 64 lower-case hexadecimal digits.
  package static func hexadecimalDigest(of bytes: [UInt8]) -> String { hexadecimal(digest(of: bytes)) }
}

/// Bytes as lower-case hexadecimal digits, two a byte.
package func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
