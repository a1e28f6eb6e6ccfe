/// How every target is compiled.
enum SettingRules {
    static let everywhere: Set<String> = [
        "swiftLanguageMode 6", "enableUpcomingFeature ExistentialAny", "enableUpcomingFeature InternalImportsByDefault",
        "enableUpcomingFeature MemberImportVisibility", "enableUpcomingFeature NonisolatedNonsendingByDefault",
        "treatAllWarnings error",
    ]

    static func findings(in targets: [PackageTarget]) -> [Finding] {
        targets.filter { $0.kind != "system" }.flatMap { target in
            var wanted = everywhere
            if ["RedisStreams", "CurlOutbound"].contains(target.name) { wanted.insert("strictMemorySafety") }
            let isolation = target.settings.filter { $0.hasPrefix("defaultIsolation") }.sorted()
            return wanted.subtracting(target.settings).sorted().map { Finding(target.name, "lacks the setting \($0)") }
                + isolation.map { Finding(target.name, "has the setting \($0): nothing is isolated by default") }
        }
    }
}
