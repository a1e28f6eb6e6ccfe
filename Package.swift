// swift-tools-version: 6.2
import PackageDescription

// MARK: Settings, the same for every target

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

// MARK: Products of other packages

let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOHTTP1", package: "swift-nio"),
    .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
    .product(name: "HTTPTypes", package: "swift-http-types"),
]
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let coreMetrics: Target.Dependency = .product(name: "CoreMetrics", package: "swift-metrics")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let asyncAlgorithms: Target.Dependency = .product(name: "AsyncAlgorithms", package: "swift-async-algorithms")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let heap: Target.Dependency = .product(name: "HeapModule", package: "swift-collections")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

// MARK: Kinds of target

func shared(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
    .target(name: name, dependencies: dependencies, path: "Shared/\(name)", resources: resources)
}

func system(_ name: String) -> Target {
    .systemLibrary(name: name, path: "Shared/\(name)")
}

/// The three targets of a service: pure decisions, adapters and wiring, entry.
func service(
    _ name: String, core: [Target.Dependency] = [], service: [Target.Dependency] = [],
    main: [Target.Dependency] = [], coreResources: [Resource]? = nil, coreExclude: [String] = []
) -> [Target] {
    let decisions: [Target.Dependency] = ["Contracts", "FailureText", "Policy"]
    let interfaces: [Target.Dependency] = [
        "Platform", "Streams", "Outbound", "GitHub", "Effects", "ServiceRuntime", "ServiceHTTP", logging, lifecycle,
        coreMetrics,
    ]
    let adapters: [Target.Dependency] = ["LivePlatform", "RedisStreams", "CurlOutbound", "Signatures"]
    return [
        .target(
            name: "\(name)Core", dependencies: decisions + core, path: "Services/\(name)/Core",
            exclude: coreExclude, resources: coreResources),
        .target(
            name: "\(name)Service", dependencies: [.target(name: "\(name)Core")] + decisions + interfaces + service,
            path: "Services/\(name)/Service"),
        .executableTarget(
            name: name.lowercased(),
            dependencies: [.target(name: "\(name)Service")] + interfaces + decisions + adapters + main,
            path: "Services/\(name)/Main"),
    ]
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)Tests", exclude: exclude)
}

// MARK: Targets

var targets: [Target] = [
    system("CHiredis"),
    system("CCurl"),
    system("CCrypto"),
    .target(name: "Contracts", path: "Shared/Contracts", exclude: ["proto"]),
    shared("FailureText", ["Signatures"]),
    shared("JSONScan"),
    shared("Signatures", ["CCrypto"]),
    shared("Policy", ["Contracts", yams]),
    shared("Investigation", ["Contracts", "FailureText", "Policy"]),
    shared("Streams", ["Contracts", logging, metrics, lifecycle, asyncAlgorithms]),
    shared("RedisStreams", ["CHiredis", "Contracts", "Streams", logging, metrics, lifecycle]),
    shared("Outbound", ["Contracts"]),
    shared("CurlOutbound", ["CCurl", "Outbound", logging, lifecycle]),
    shared("GitHub", ["Contracts", "Outbound", "Signatures"]),
    shared("DbtArtifacts", ["JSONScan"]),
    shared("DbtCloud", ["Contracts", "JSONScan", "Outbound", "Signatures"]),
    shared("Anthropic", ["Outbound", "Signatures", "JSONScan"]),
    shared("Notify", ["Contracts", "Outbound", "Signatures", "JSONScan"]),
    shared("CaseReading", ["Contracts", "Streams", "GitHub", "Investigation"]),
    shared(
        "Effects",
        [
            "Contracts", "Streams", "Outbound", "GitHub", "Notify", "ServiceRuntime", logging, metrics, lifecycle,
        ]),
    shared("ServiceRuntime", ["Contracts", "Signatures", logging, metrics, coreMetrics, lifecycle, signals]),
    shared(
        "ServiceHTTP",
        [
            "Contracts", "ServiceRuntime", "Signatures", hummingbird, hummingbirdCore, logging, metrics, coreMetrics,
            lifecycle,
        ] + nio),
]

targets += [
    shared(
        "Platform",
        [
            "Contracts", "Streams", "Policy", "GitHub", "Effects", "ServiceRuntime", "ServiceHTTP", logging,
            coreMetrics,
            lifecycle,
        ]),
    shared(
        "LivePlatform",
        [
            "Platform", "RedisStreams", "CurlOutbound", "Outbound", "Contracts", "Streams", "Policy", "GitHub",
            "Notify",
            "ServiceRuntime", "Signatures", coreMetrics, lifecycle,
        ]),
]

targets += service(
    "Ingestor", core: ["JSONScan", "Signatures", "DbtArtifacts"],
    service: ["Signatures", "JSONScan", "DbtArtifacts", "DbtCloud"], main: ["DbtCloud"])
targets += service(
    "Classifier", core: ["JSONScan"], service: ["ClassifierAsking", "Anthropic"],
    main: ["ClassifierAsking"], coreResources: [.copy("Corpus"), .copy("Prompts")])
targets += [
    // How Claude is asked, for the service and for those who measure what its answers are worth.
    .target(
        name: "ClassifierAsking",
        dependencies: [
            "ClassifierCore", "Anthropic", "Outbound", "Signatures", "Contracts", "Policy", "ServiceRuntime", logging,
            coreMetrics,
        ],
        path: "Services/Classifier/Asking")
]
targets += service("Assigner", service: ["Investigation", "CaseReading"])
targets += service("Resolver", service: ["DbtCloud"], main: ["DbtCloud"])
targets += service("Correlator", service: ["Notify"])
targets += [
    // Weeks of failures whose causes are known, for whoever correlates and for those who measure it.
    .target(name: "Simulation", dependencies: ["Contracts", "FailureText"], path: "Services/Switchyard/Simulation"),
    .target(
        name: "Sandbox",
        dependencies: [
            "Contracts", "JSONScan", "Outbound", "Signatures", hummingbird, logging, lifecycle,
            .product(name: "NIOCore", package: "swift-nio"), .product(name: "HTTPTypes", package: "swift-http-types"),
        ],
        path: "Services/Switchyard/Sandbox"),
]
targets += service(
    "Switchyard", core: ["ClassifierCore", "AssignerCore", "ResolverCore", "CorrelatorCore", heap],
    service: [
        hummingbird, .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "HTTPTypes", package: "swift-http-types"), "Signatures", "AssignerCore", "ClassifierCore",
        "CorrelatorCore",
    ],
    main: [
        "SwitchyardCore", "Sandbox", "ClassifierCore", "ClassifierAsking", "AssignerCore", "CorrelatorCore",
        "Investigation",
        "CaseReading",
        "Anthropic", "DbtCloud", "Notify", arguments,
        signals,
    ])

targets += [
    tests("Contracts", ["Contracts", "PythonPrograms"], exclude: ["Golden", "agreement.py"]),
    tests("FailureText", ["FailureText"]),
    tests("JSONScan", ["JSONScan"]),
    tests("Signatures", ["Signatures"]),
    tests("Policy", ["Policy", "Contracts", "PythonPrograms"]),
    tests("Streams", ["Streams", "RedisStreams", "Contracts", "Support", logging]),
    tests("RedisStreams", ["RedisStreams", "Streams", "Contracts", "Support", logging]),
    tests("Outbound", ["Outbound", "CurlOutbound", "Support"]),
    tests("GitHub", ["GitHub", "Outbound", "Signatures", "Contracts"]),
    tests("DbtArtifacts", ["DbtArtifacts", "JSONScan"]),
    tests("DbtCloud", ["DbtCloud", "Outbound", "Signatures", "Contracts"]),
    tests("Notify", ["Notify", "Outbound", "Signatures", "JSONScan", "Contracts"]),
    tests("Anthropic", ["Anthropic", "Outbound", "Signatures", "JSONScan"]),
    tests(
        "Effects",
        [
            "Effects", "Streams", "RedisStreams", "GitHub", "Outbound", "Contracts", "Signatures", "Support", logging,
            lifecycle,
        ]),
    tests("ServiceRuntime", ["ServiceRuntime", "Contracts", "Signatures", logging, metrics, coreMetrics, lifecycle]),
    tests(
        "ServiceHTTP",
        [
            "ServiceHTTP", "ServiceRuntime", "Signatures", "Contracts", "PythonPrograms", hummingbird, logging,
            coreMetrics,
            lifecycle,
        ]),
    tests(
        "Sandbox",
        [
            "Sandbox", "CurlOutbound", "Outbound", "Signatures", "Contracts", "Notify", hummingbird, logging, lifecycle,
            .product(name: "HTTPTypes", package: "swift-http-types"), "PythonPrograms",
        ], exclude: ["contract.py", "clients.py", "parties.py"]),
    tests(
        "SandboxDay",
        [
            "Sandbox", "Contracts", "JSONScan", "Outbound", "Policy", "IngestorCore", "ClassifierCore", "DbtArtifacts",
            logging,
        ]),
    tests("Investigation", ["Investigation", "Contracts", "FailureText"]),
    tests("IngestorCore", ["IngestorCore", "Contracts", "DbtArtifacts", "JSONScan", "Policy"]),
    tests(
        "IngestorService",
        [
            "IngestorService", "IngestorCore", "ServiceHTTP", "DbtCloud", "GitHub", "Platform", "Streams", "Policy",
            "Contracts",
            "Outbound", "CurlOutbound", "Sandbox", "Signatures", "JSONScan", "ServiceRuntime", logging, coreMetrics,
            lifecycle,
        ]),
    tests("ClassifierCore", ["ClassifierCore", "Contracts", "Policy", "FailureText"], exclude: ["bare.jsonl"]),
    tests(
        "ClassifierService",
        [
            "ClassifierService", "ClassifierAsking", "ClassifierCore", "Anthropic", "Platform", "Streams", "Policy",
            "Contracts",
            "Outbound", "CurlOutbound", "Sandbox", "Signatures", "JSONScan", "ServiceRuntime", "PythonPrograms",
            logging,
            coreMetrics, lifecycle,
        ], exclude: ["anthropic_client.py"]),
    tests("AssignerCore", ["AssignerCore", "Contracts", "Policy"]),
    tests(
        "ResolverService",
        [
            "ResolverService", "ResolverCore", "DbtCloud", "Effects", "GitHub", "Outbound", "Platform", "Policy",
            "ServiceRuntime", "Signatures", "Streams",
            "Contracts",
            logging,
        ]),
    tests(
        "AssignerService",
        [
            "AssignerService", "AssignerCore", "Investigation", "Effects", "GitHub", "Platform", "Streams", "Policy",
            "Contracts", "Outbound", "Signatures", "ServiceRuntime", logging,
        ]),
    tests("ResolverCore", ["ResolverCore", "Contracts", "Policy"]),
    tests("CorrelatorCore", ["CorrelatorCore", "Simulation", "Contracts", "Policy"]),
    tests(
        "CorrelatorService",
        [
            "CorrelatorService", "CorrelatorCore", "Notify", "Effects", "GitHub", "Platform", "Streams", "RedisStreams",
            "Policy", "Contracts", "Outbound", "CurlOutbound", "Sandbox", "Signatures", "JSONScan", "ServiceRuntime",
            "Support",
            "Simulation", logging, lifecycle,
        ]),
    tests(
        "Switchyard",
        [
            "SwitchyardCore", "SwitchyardService", "AssignerCore", "ClassifierCore", "CorrelatorCore", "Contracts",
            "Policy", "Streams",
        ]),
    tests("Architecture", [yams]),
    tests(
        "EndToEnd",
        [
            "Contracts", "Streams", "RedisStreams", "Outbound", "CurlOutbound", "Signatures", "SwitchyardCore",
            "Support", "PythonPrograms", "Sandbox",
        ] + ["ingestor", "classifier", "assigner", "resolver", "correlator", "switchyard"], exclude: ["rpc.py"]),
    .target(name: "PythonPrograms", path: "Tests/PythonPrograms"),
    .executableTarget(
        name: "benchmarks",
        dependencies: [
            "RedisStreams", "ServiceHTTP", "ServiceRuntime", "ClassifierCore", "AssignerCore", "ResolverCore",
            "SwitchyardCore", "CorrelatorCore", "Simulation", "Policy", "Contracts", "FailureText", "Effects", "GitHub",
            "Outbound", "Sandbox", "Signatures", "Streams", "JSONScan", logging,
        ],
        path: "Tests/Benchmarks",
        exclude: [
            "bench.py", "correlation.py", "correlation_train.py", "engine.py", "ingest.lua", "loglines.py",
            "requirements.txt", "templates.py",
        ]),
    .target(
        name: "Support",
        dependencies: ["Contracts", "Streams", "RedisStreams", "Outbound", "CurlOutbound", "SwitchyardCore", logging],
        path: "Tests/Support"),
]

for target in targets {
    guard target.type != .system else { continue }
    let memorySafety: [SwiftSetting] =
        ["RedisStreams", "CurlOutbound"].contains(target.name) ? [.strictMemorySafety()] : []
    // The classifier learns its corpus at every start: unoptimised that takes a minute instead of a second.
    let optimised: [SwiftSetting] = target.name == "ClassifierCore" ? [.unsafeFlags(["-O"])] : []
    target.swiftSettings = strict + memorySafety + optimised
}

let package = Package(
    name: "switchyard",
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.34.1"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.1.4"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.3.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: targets
)
