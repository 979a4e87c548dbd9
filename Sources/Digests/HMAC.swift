/// Keyed hashing with SHA-256 (RFC 2104 §2).
package enum HMAC {
  /// The code of `message` under `key`, 32 bytes.
  package static func code(of message: [UInt8], key: [UInt8]) -> [UInt8] {
    var key = key.count > SHA256.blockCount ? SHA256.digest(of: key) : key
    key += [UInt8](repeating: 0, count: SHA256.blockCount - key.count)
    let inner = SHA256.digest(of: key.map { $0 ^ 0x36 } + message)
    return SHA256.digest(of: key.map { $0 ^ 0x5C } + inner)
  }
}
