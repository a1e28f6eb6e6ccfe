import Foundation
import Testing

@Suite("Rules about targets")
struct EdgeRuleTests {
    private static let rest = [
        PackageTarget(name: "CHiredis", kind: "system", path: "Shared/CHiredis"),
        PackageTarget(name: "CCrypto", kind: "system", path: "Shared/CCrypto"),
        PackageTarget(name: "Contracts", path: "Shared/Contracts"),
        PackageTarget(name: "Signatures", path: "Shared/Signatures", targets: ["CCrypto"]),
        PackageTarget(name: "Streams", path: "Shared/Streams", targets: ["Contracts"], products: ["Logging"]),
        PackageTarget(name: "RedisStreams", path: "Shared/RedisStreams", targets: ["CHiredis", "Streams"]),
        PackageTarget(name: "LivePlatform", path: "Shared/LivePlatform", targets: ["RedisStreams"]),
        PackageTarget(name: "ResolverCore", path: "Services/Resolver/Core", targets: ["Contracts", "Signatures"]),
        PackageTarget(
            name: "ResolverService", path: "Services/Resolver/Service", targets: ["ResolverCore", "Streams"]),
        PackageTarget(
            name: "resolver", kind: "executable", path: "Services/Resolver/Main",
            targets: ["ResolverService", "LivePlatform", "RedisStreams"]),
        PackageTarget(name: "SwitchyardCore", path: "Services/Switchyard/Core", targets: ["ResolverCore"]),
        PackageTarget(name: "Support", path: "Tests/Support", targets: ["RedisStreams"]),
        PackageTarget(name: "ResolverCoreTests", kind: "test", path: "Tests/ResolverCoreTests", targets: ["Support"]),
    ]

    /// What is found when one target more is there.
    private func found(_ target: PackageTarget) -> [String] {
        EdgeRules.findings(in: EdgeRuleTests.rest + [target]).map(\.description)
    }

    @Test("a package that keeps the rules has no findings")
    func good() { #expect(EdgeRules.findings(in: EdgeRuleTests.rest).isEmpty) }

    @Test("decisions that see more than values are found", arguments: ["Streams", "RedisStreams", "SwitchyardCore"])
    func core(dependency: String) {
        let found = found(PackageTarget(name: "NewCore", path: "Services/New/Core", targets: [dependency]))
        #expect(found.contains { $0.hasPrefix("NewCore: depends on \(dependency): decisions stand on") })
    }

    @Test("decisions that use another package are found")
    func product() {
        let found = found(PackageTarget(name: "NewCore", path: "Services/New/Core", products: ["Logging"]))
        #expect(found == ["NewCore: depends on Logging: decisions use no other package"])
    }

    @Test("a service that sees an adapter is found, by a detour too")
    func adapters() {
        let direct = found(PackageTarget(name: "NewService", path: "Services/New/Service", targets: ["RedisStreams"]))
        #expect(
            direct == ["NewService: depends on RedisStreams: adapters are seen by entry points and LivePlatform alone"])
        let entry = found(PackageTarget(name: "NewService", path: "Services/New/Service", targets: ["LivePlatform"]))
        #expect(entry.contains("NewService: depends on LivePlatform: only entry points may"))
        #expect(
            entry.contains("NewService: reaches RedisStreams through others: adapters are handed in by entry points"))
    }

    @Test("a C library with a second importer is found, in tests too", arguments: ["Shared/New", "Tests/NewTests"])
    func importers(path: String) {
        let found = found(PackageTarget(name: "New", kind: "test", path: path, targets: ["CHiredis", "CCrypto"]))
        #expect(
            found == [
                "New: depends on CCrypto: only Signatures may", "New: depends on CHiredis: only RedisStreams may",
            ])
    }

    @Test("a service that imports another is found; the operator's seat may replay decisions and no more")
    func services() {
        let other = found(PackageTarget(name: "NewService", path: "Services/New/Service", targets: ["ResolverCore"]))
        #expect(other == ["NewService: depends on ResolverCore: no service imports another"])
        let seat = PackageTarget(name: "New", path: "Services/Switchyard/Service", targets: ["ResolverService"])
        #expect(found(seat) == ["New: depends on ResolverService: no service imports another"])
    }

    @Test("the seat's entry may ask Claude as the classifier does, and what it uses for that changes nothing")
    func open() {
        func asking(_ dependencies: Set<String>) -> PackageTarget {
            PackageTarget(name: "ClassifierAsking", path: "Services/Classifier/Asking", targets: dependencies)
        }
        func found(_ user: PackageTarget, _ dependencies: Set<String> = ["Contracts"]) -> [String] {
            EdgeRules.findings(in: EdgeRuleTests.rest + [asking(dependencies), user]).map(\.description)
        }
        func user(_ path: String) -> PackageTarget {
            PackageTarget(name: "New", kind: "executable", path: path, targets: ["ClassifierAsking"])
        }
        #expect(found(user("Services/Switchyard/Main")).isEmpty)
        for path in ["Services/Switchyard/Service", "Services/Resolver/Main"] {
            #expect(found(user(path)) == ["New: depends on ClassifierAsking: no service imports another"])
        }
        #expect(
            found(user("Services/Switchyard/Main"), ["Streams"]) == [
                "ClassifierAsking: reaches Streams: the seat uses it, so it changes nothing"
            ])
    }

    @Test("what is shared and knows a service, and what ships and knows tests, is found")
    func direction() {
        let shared = found(PackageTarget(name: "New", path: "Shared/New", targets: ["ResolverCore", "Support"]))
        #expect(
            shared == [
                "New: depends on ResolverCore: Shared knows no service", "New: depends on Support: only tests may",
            ])
        let words = EdgeRules.findings(in: [
            PackageTarget(name: "Contracts", path: "Shared/Contracts", targets: ["Signatures"], products: ["Logging"])
        ])
        #expect(words.count == 2)
    }

    @Test("a target that lacks a setting is found")
    func settings() {
        var target = PackageTarget(name: "New", path: "Shared/New", settings: SettingRules.everywhere)
        #expect(SettingRules.findings(in: [target]).isEmpty)
        target.settings = ["swiftLanguageMode 5", "defaultIsolation MainActor"]
        #expect(SettingRules.findings(in: [target]).count == SettingRules.everywhere.count + 1)
        let importer = PackageTarget(name: "RedisStreams", path: "Shared/New", settings: SettingRules.everywhere)
        #expect(
            SettingRules.findings(in: [importer]).map(\.description) == [
                "RedisStreams: lacks the setting strictMemorySafety"
            ])
        #expect(SettingRules.findings(in: [PackageTarget(name: "C", kind: "system", path: "Shared/C")]).isEmpty)
    }

    @Test("what SwiftPM prints is read")
    func dump() throws {
        let json = #"""
            {"name":"x","targets":[{"name":"A","type":"regular","path":"Shared/A","settings":[
            {"kind":{"swiftLanguageMode":{"_0":"6"}},"tool":"swift"},{"kind":{"strictMemorySafety":{}},"tool":"swift"},
            {"kind":{"unsafeFlags":{"_0":["-O"]}},"tool":"swift"}],"dependencies":[
            {"byName":["B",null]},{"target":["C",{"platformNames":["linux"]}]},{"product":["D","d",null,null]}]}]}
            """#
        let target = try #require(try JSONDecoder().decode(PackageDump.self, from: Data(json.utf8)).targets.first)
        #expect(target.targets == ["B", "C"] && target.products == ["D"])
        #expect(target.settings == ["swiftLanguageMode 6", "strictMemorySafety", "unsafeFlags -O"])
    }
}
