import Foundation

/// The executables that were built beside the tests.
package enum Executables {
  /// The folder of the products.
  package static let folder: URL = {
    var folder = Bundle.main.bundleURL
    for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") { folder = bundle.bundleURL }
    for argument in CommandLine.arguments where argument.hasSuffix(".xctest") {
      folder = URL(fileURLWithPath: argument)
    }
    while folder.path != "/" {
      if isFile(folder.appendingPathComponent("jobc")) { return folder }
      folder.deleteLastPathComponent()
    }
    fatalError("jobc is not built")
  }()

  /// `jobc`.
  package static let jobc: URL = folder.appendingPathComponent("jobc")

  private static func isFile(_ url: URL) -> Bool {
    (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile ?? false
  }
}
