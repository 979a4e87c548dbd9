// swift-tools-version: 6.2
import PackageDescription

/// Measures `jobc` against the floor; nested, so that the root package needs nothing for it.
let package = Package(
  name: "bench",
  platforms: [.macOS(.v15)],
  targets: [
    .executableTarget(
      name: "bench", dependencies: ["launch"],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
    .executableTarget(name: "launch"),
  ]
)
