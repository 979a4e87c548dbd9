#if canImport(CommonCrypto)
  import CommonCrypto
#else
  import LibMD
#endif

/// The hash function of digests (FIPS 180-4), as the system computes it.
enum SHA256 {
  /// The hash of `bytes` in 64 lower-case hexadecimal digits.
  static func hexadecimalDigest(of bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    #if canImport(CommonCrypto)
      _ = unsafe CC_SHA256(bytes, CC_LONG(bytes.count), &digest)
    #else
      var state = SHA2_CTX()
      unsafe SHA256Init(&state)
      unsafe SHA256Update(&state, bytes, bytes.count)
      unsafe SHA256Final(&digest, &state)
    #endif
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
