// swift-tools-version: 6.2
import PackageDescription

/// How releases deal with types at run time: metadata comes by accessors, not by taking mangled names apart, and values
/// are copied in place, not by the witnesses of metadata. The first use of a type costs a third less.
let leanMetadata = ["-disable-concrete-type-metadata-mangled-name-accessors", "-disable-type-layout"]

/// Settings every Swift target shares: Swift 6 mode, strict memory safety, warnings are errors.
let swift: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableExperimentalFeature("Lifetimes"),
  .unsafeFlags(
    ["-cross-module-optimization"] + leanMetadata.flatMap { ["-Xfrontend", $0] }, .when(configuration: .release)),
]

/// libyaml's calls that the shim's pool answers (`pool.h`).
let stringPool = [
  "--wrap=yaml_malloc", "--wrap=yaml_free", "--wrap=yaml_string_extend", "--wrap=yaml_string_join",
  "--wrap=yaml_token_delete",
]

/// What keeps FoundationEssentials out of `jobc`: it would be a third of the executable, and the runtime searches the
/// protocol conformances of all of it dozens of times at start-up. The argument parser alone asks for it: for
/// `--experimental-dump-help`, which `jobc` does not offer, and for `LocalizedError`, which no error of ours is; that
/// protocol is linked as one that no error conforms to.
let absentFoundation =
  [
    "$s20FoundationEssentials14LocalizedErrorMp=$ss23ExpressibleByNilLiteralMp",
    "$s20FoundationEssentials11JSONEncoderCMa=abort",
    "$s20FoundationEssentials11JSONEncoderCACycfc=abort",
    "$s20FoundationEssentials11JSONEncoderC16OutputFormattingV10sortedKeysAEvau=abort",
    "$s20FoundationEssentials11JSONEncoderC16OutputFormattingV13prettyPrintedAEvau=abort",
    "$sSS20FoundationEssentialsE4data8encodingSSSgAA4DataVh_SSAAE8EncodingVtcfC=abort",
    "$sSS20FoundationEssentialsE8EncodingV4utf8ACvau=abort",
  ].map { "--defsym=" + $0 }

/// A static `jobc` starts in half the time of a dynamic one; debug information is left out of it because it is a
/// product, and because valgrind cannot read it.
let staticExecutable: [LinkerSetting] = [
  .unsafeFlags(
    ["-static-executable", "-lswiftSynchronization"]
      + (["--strip-debug"] + stringPool + absentFoundation).flatMap { ["-Xlinker", $0] },
    .when(platforms: [.linux], configuration: .release))
]

/// The companion brings its own Swift, and loads the system's libraries: by the linker alone, so that it is made of the
/// same modules as `jobc`.
let staticRuntime: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-static-stdlib", "-lFoundationEssentials", "-l_FoundationCollections", "-l_FoundationCShims",
      "-lswiftSynchronization",
    ], .when(platforms: [.linux], configuration: .release))
]

let package = Package(
  name: "jobc",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "jobc", targets: ["jobc"]),
    .executable(name: "jobc-service", targets: ["jobc-service"]),
  ],
  dependencies: [
    // Exactly: the list above names symbols of this version.
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // Layer 0: the C border.
    .systemLibrary(
      name: "LibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "CLibYAML", dependencies: ["LibYAML"]),
    .target(
      name: "CBuildFacts", dependencies: ["LibYAML"],
      cSettings: Context.environment["JOBC_COMMIT"].map { [.define("JOBC_COMMIT", to: "\"\($0)\"")] }),
    .target(
      name: "CProgramArguments",
      cSettings: [.define("STATIC_EXECUTABLE", .when(platforms: [.linux], configuration: .release))]),
    .systemLibrary(
      name: "LibMD", pkgConfig: "libmd", providers: [.apt(["libmd-dev"]), .brew(["libmd"])]),
    .systemLibrary(
      name: "LibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
    .target(name: "CHTTPClient", dependencies: ["LibCurl"]),
    .systemLibrary(
      name: "LibSQLite3", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(
      name: "LibMicroHTTPD", pkgConfig: "libmicrohttpd",
      providers: [.apt(["libmicrohttpd-dev"]), .brew(["libmicrohttpd"])]),
    .target(name: "CHTTPServer", dependencies: ["LibMicroHTTPD"]),
    .target(
      name: "SchemaData", path: "schema", exclude: ["manifest-v1", "modelarts-v1", "json-schema"], sources: ["embed.c"],
      publicHeadersPath: "include"),

    // Layer 1: what a source, a finding and a document are; digests; threads.
    .target(name: "Parallelism", swiftSettings: swift),
    .target(name: "Digests", dependencies: ["LibMD"], swiftSettings: swift),
    .target(name: "SourceText", swiftSettings: swift),
    .target(name: "Diagnostics", dependencies: ["SourceText"], swiftSettings: swift),
    .target(name: "DocumentModel", dependencies: ["SourceText"], swiftSettings: swift),

    // Layer 2: one standard each.
    .target(
      name: "YAMLSyntax", dependencies: ["CLibYAML", "SourceText", "Diagnostics", "DocumentModel"],
      swiftSettings: swift),
    .target(
      name: "JSONSchema", dependencies: ["SchemaData", "DocumentModel", "SourceText"], swiftSettings: swift),
    .target(
      name: "JobAPI", dependencies: ["SchemaData", "SourceText", "DocumentModel", "JSONSchema", "Digests"],
      swiftSettings: swift),

    // Layer 3: the manifest language.
    .target(
      name: "Manifest",
      dependencies: ["SourceText", "Diagnostics", "DocumentModel", "YAMLSyntax", "JSONSchema", "JobAPI"],
      swiftSettings: swift),
    .target(
      name: "Rules",
      dependencies: ["SourceText", "Diagnostics", "DocumentModel", "YAMLSyntax", "JSONSchema", "JobAPI", "Manifest"],
      swiftSettings: swift),
    .target(
      name: "Revisions", dependencies: ["SourceText", "Diagnostics", "Manifest"], swiftSettings: swift),
    .target(name: "Comparison", dependencies: ["SourceText", "DocumentModel"], swiftSettings: swift),
    .target(
      name: "Compiler",
      dependencies: [
        "SourceText", "Diagnostics", "DocumentModel", "Parallelism", "YAMLSyntax", "JobAPI", "Manifest", "Rules",
      ],
      swiftSettings: swift),
    .target(
      name: "Review",
      dependencies: [
        "SourceText", "Diagnostics", "DocumentModel", "Manifest", "Comparison", "Compiler",
      ],
      swiftSettings: swift),

    // Layer 4: words for people and machines.
    .target(
      name: "Reporters",
      dependencies: ["SourceText", "Diagnostics", "DocumentModel", "Rules", "Comparison", "Compiler", "Review"],
      swiftSettings: swift),

    // Layer 4: the live service.
    .target(
      name: "Planner",
      dependencies: ["SourceText", "DocumentModel", "JobAPI", "Digests", "Parallelism", "Comparison"],
      swiftSettings: swift),
    .target(
      name: "PlanReports",
      dependencies: ["SourceText", "Diagnostics", "DocumentModel", "Comparison", "Reporters", "Planner"],
      swiftSettings: swift),
    .target(
      name: "JobClient", dependencies: ["CHTTPClient", "SourceText", "DocumentModel", "JobAPI", "Planner"],
      swiftSettings: swift),

    // Layer 4: the service on loopback; it knows no room that makes or plans requests, else a bug cancels itself out.
    .target(
      name: "Emulator", dependencies: ["SourceText", "DocumentModel", "Digests", "CHTTPServer", "LibSQLite3"],
      swiftSettings: swift),

    // Layer 5: the command line.
    .target(
      name: "Commands",
      dependencies: [
        "SourceText", "Diagnostics", "DocumentModel", "YAMLSyntax", "JSONSchema", "JobAPI", "SchemaData", "Manifest",
        "Rules", "Revisions", "Comparison", "Compiler", "Review", "Reporters", "Digests", "Parallelism", "CBuildFacts",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: swift),
    .executableTarget(
      name: "jobc", dependencies: ["Commands", "CProgramArguments"], swiftSettings: swift,
      linkerSettings: staticExecutable),

    // Layer 5: the verbs that talk to a service, in an executable of their own that `jobc` runs.
    .target(
      name: "ServiceCommands",
      dependencies: [
        "SourceText", "Diagnostics", "DocumentModel", "Parallelism", "JobAPI", "Manifest", "Rules", "Revisions",
        "Compiler", "Reporters", "Digests", "Planner", "PlanReports", "JobClient", "Emulator", "Commands",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: swift),
    .executableTarget(
      name: "jobc-service", dependencies: ["ServiceCommands"], swiftSettings: swift, linkerSettings: staticRuntime),

    // Benchmarks: what must be measured inside of one process; all else lies in the package `Benchmarks`.
    .executableTarget(
      name: "validation-loop", dependencies: ["JSONSchema", "DocumentModel", "SourceText"],
      path: "Benchmarks/Sources/validation-loop", swiftSettings: swift),

    // Tests: `Conformance` finds the third-party suites, `Executables` what was built, `Golden` compares with accepted
    // output, `Loopback` answers as a test says, `Randomness` is the same on every run.
    .target(name: "Conformance", path: "Tests/Conformance", swiftSettings: swift),
    .target(name: "Executables", path: "Tests/Executables", swiftSettings: swift),
    .target(name: "Golden", path: "Tests/Golden", swiftSettings: swift),
    .target(name: "Loopback", path: "Tests/Loopback", swiftSettings: swift),
    .target(name: "Randomness", path: "Tests/Randomness", swiftSettings: swift),
    .testTarget(name: "ParallelismTests", dependencies: ["Parallelism"], swiftSettings: swift),
    .testTarget(name: "DigestsTests", dependencies: ["Digests"], swiftSettings: swift),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText"], swiftSettings: swift),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "SourceText"], swiftSettings: swift),
    .testTarget(
      name: "DocumentModelTests", dependencies: ["DocumentModel", "SourceText", "Conformance", "Randomness"],
      swiftSettings: swift),
    .testTarget(
      name: "YAMLSyntaxTests",
      dependencies: [
        "YAMLSyntax", "CLibYAML", "DocumentModel", "SourceText", "Diagnostics", "Conformance", "Randomness",
      ],
      swiftSettings: swift),
    .testTarget(
      name: "JSONSchemaTests",
      dependencies: ["JSONSchema", "DocumentModel", "SourceText", "SchemaData", "Conformance", "Randomness"],
      swiftSettings: swift),
    .testTarget(
      name: "JobAPITests",
      dependencies: ["JobAPI", "Digests", "DocumentModel", "SourceText", "Conformance", "Randomness"],
      swiftSettings: swift),
    .testTarget(
      name: "JobClientTests", dependencies: ["JobClient", "JobAPI", "Planner", "DocumentModel", "Loopback"],
      swiftSettings: swift),
    .testTarget(
      name: "JobClientEmulatorTests", dependencies: ["JobClient", "JobAPI", "Planner", "DocumentModel", "Emulator"],
      swiftSettings: swift),
    .testTarget(
      name: "ManifestTests",
      dependencies: ["Manifest", "YAMLSyntax", "DocumentModel", "SourceText", "Diagnostics", "Golden"],
      swiftSettings: swift),
    .testTarget(
      name: "ManifestSchemaTests",
      dependencies: [
        "Compiler", "Manifest", "JSONSchema", "YAMLSyntax", "DocumentModel", "SourceText", "Diagnostics", "Golden",
        "Conformance",
      ],
      swiftSettings: swift),
    .testTarget(
      name: "RulesTests",
      dependencies: [
        "Rules", "JobAPI", "JSONSchema", "YAMLSyntax", "DocumentModel", "SourceText", "Diagnostics", "Golden",
        "Compiler", "Conformance", "Randomness",
      ],
      exclude: ["words.golden", "shared.golden"], swiftSettings: swift),
    .testTarget(
      name: "PlannerTests", dependencies: ["Planner", "JobAPI", "DocumentModel", "SourceText", "Randomness"],
      swiftSettings: swift),
    .testTarget(
      name: "PlanReportsTests",
      dependencies: ["PlanReports", "Planner", "Reporters", "JobAPI", "DocumentModel", "Golden"],
      exclude: ["Goldens"], swiftSettings: swift),
    .testTarget(name: "ComparisonTests", dependencies: ["Comparison", "DocumentModel"], swiftSettings: swift),
    .testTarget(
      name: "CompilerTests",
      dependencies: [
        "Compiler", "Rules", "Manifest", "DocumentModel", "SourceText", "Diagnostics", "Reporters", "Golden",
        "Randomness",
      ],
      exclude: ["Cases"], swiftSettings: swift),
    .testTarget(
      name: "ReviewTests",
      dependencies: [
        "Review", "Compiler", "Manifest", "Reporters", "Commands", "Diagnostics", "SourceText", "Randomness",
      ],
      swiftSettings: swift),
    .testTarget(
      name: "ReportersTests",
      dependencies: [
        "Reporters", "Rules", "Diagnostics", "DocumentModel", "JSONSchema", "SourceText", "Golden", "Conformance",
        "Randomness",
      ],
      exclude: ["Goldens"], swiftSettings: swift),
    .testTarget(
      name: "CommandsTests",
      dependencies: [
        "jobc", "jobc-service", "Commands", "Compiler", "Manifest", "DocumentModel", "SourceText", "Golden",
        "Conformance", "Executables", "Loopback",
      ],
      exclude: ["Diff", "Explain", "Graph", "Shells", "Validate"], swiftSettings: swift),
    .testTarget(
      name: "GuideTests",
      dependencies: ["jobc", "Rules", "JobAPI", "DocumentModel", "Golden", "Executables", "Conformance"],
      swiftSettings: swift),
    .executableTarget(
      name: "emulator-process", dependencies: ["Emulator"], path: "Tests/EmulatorProcess", swiftSettings: swift),
    .testTarget(
      name: "ServiceCommandsTests",
      dependencies: [
        "jobc", "jobc-service", "ServiceCommands", "Commands", "Compiler", "Manifest", "DocumentModel", "JobAPI",
        "SourceText", "Golden", "Executables",
      ], swiftSettings: swift),
    .testTarget(
      name: "ServiceTests", dependencies: ["Emulator", "JobClient", "Planner", "JobAPI", "DocumentModel"],
      swiftSettings: swift),
    .testTarget(
      name: "EmulatorTests",
      dependencies: ["Emulator", "emulator-process", "DocumentModel", "Digests", "Conformance", "Executables"],
      swiftSettings: swift),
  ]
)
