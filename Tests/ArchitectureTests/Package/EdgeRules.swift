/// Who may depend on whom.
enum EdgeRules {
    /// What decisions may stand on: values, text and rules; nothing that reaches outside.
    static let pure: Set<String> = [
        "Contracts", "FailureText", "Policy", "JSONScan", "Signatures", "DbtArtifacts",
    ]
    /// What is made of the real things.
    static let live: Set<String> = ["RedisStreams", "CurlOutbound", "LivePlatform"]
    /// The one importer of each C library.
    static let importers = ["CHiredis": "RedisStreams", "CCurl": "CurlOutbound", "CCrypto": "Signatures"]
    /// The operator's seat replays the decisions of the services.
    static let seat = "Switchyard"
    /// What of a service the seat's entry may use beside its core: how Claude is asked, which it measures.
    static let openToSeat: Set<String> = ["ClassifierAsking"]
    /// What that must not reach, so that measuring changes nothing: streams, state, writes, routes.
    static let closedToOpen: Set<String> = ["Streams", "Effects", "GitHub", "Platform", "ServiceHTTP"]

    static func findings(in targets: [PackageTarget]) -> [Finding] {
        let named = Dictionary(targets.map { ($0.name, $0) }) { first, _ in first }
        return targets.flatMap { target in
            target.targets.sorted().flatMap { name in
                edge(from: target, to: name, named[name]).map { Finding(target.name, "depends on \(name): \($0)") }
            } + products(of: target) + reached(from: target, named)
        }
    }

    private static func edge(from target: PackageTarget, to name: String, _ other: PackageTarget?) -> [String] {
        var problems: [String] = []
        let layer = target.layer
        if let importer = importers[name], target.name != importer { problems.append("only \(importer) may") }
        if name == "LivePlatform", ![.main, .test].contains(layer) { problems.append("only entry points may") }
        if live.contains(name), ![.main, .test].contains(layer), target.name != "LivePlatform" {
            problems.append("adapters are seen by entry points and LivePlatform alone")
        }
        if layer == .shared, other?.path.hasPrefix("Services/") == true { problems.append("Shared knows no service") }
        if layer != .test, other?.layer == .test { problems.append("only tests may") }
        if target.name == "Contracts" { problems.append("Contracts stands on nothing") }
        if layer == .core, !pure.contains(name), !isSeatOnCore(target, other) {
            problems.append("decisions stand on \(pure.sorted().joined(separator: ", ")) alone")
        }
        if let own = target.service, let foreign = other?.service, own != foreign, !isSeatOnCore(target, other),
            !isSeatOnOpen(target, name)
        {
            problems.append("no service imports another")
        }
        return problems
    }

    private static func isSeatOnCore(_ target: PackageTarget, _ other: PackageTarget?) -> Bool {
        target.service == seat && other?.layer == .core
    }

    private static func isSeatOnOpen(_ target: PackageTarget, _ name: String) -> Bool {
        target.service == seat && target.layer == .main && openToSeat.contains(name)
    }

    /// Data structures and nothing else: as pure as what stands on them.
    private static let pureProducts: Set<String> = ["HeapModule"]

    private static func products(of target: PackageTarget) -> [Finding] {
        guard target.layer == .core || target.name == "Contracts" else { return [] }
        return target.products.subtracting(pureProducts).sorted().map {
            Finding(target.name, "depends on \($0): decisions use no other package")
        }
    }

    /// What a target sees through others: a service that reaches an adapter by a detour is no better.
    private static func reached(from target: PackageTarget, _ named: [String: PackageTarget]) -> [Finding] {
        guard [.core, .service].contains(target.layer) else { return [] }
        var seen: Set<String> = []
        var open = Array(target.targets)
        while let name = open.popLast() {
            guard seen.insert(name).inserted else { continue }
            open += named[name]?.targets ?? []
        }
        let changing = openToSeat.contains(target.name) ? seen.intersection(closedToOpen).sorted() : []
        return changing.map { Finding(target.name, "reaches \($0): the seat uses it, so it changes nothing") }
            + seen.intersection(live).subtracting(target.targets).sorted().map {
                Finding(target.name, "reaches \($0) through others: adapters are handed in by entry points")
            }
    }
}
