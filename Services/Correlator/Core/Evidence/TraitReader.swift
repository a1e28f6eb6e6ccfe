package import Contracts
import FailureText

/// Reads from a failure what it could share with others, in time linear in its text.
package struct TraitReader {
    /// How many words are looked at, how many things are kept of each kind.
    static let mostWords = 48
    static let mostOfAKind = 6

    private var found: [Trait] = []
    private var counts = [Int](repeating: 0, count: TraitKind.allCases.count)
    private var seen: Set<UInt64> = []
    /// What the repository calls its own things: others that call theirs so have nothing to do with it.
    private var own: Set<String> = []

    /// The traits of a failure, each once: first the things, then the words of its error.
    package static func traits(of failure: FailureClassified) -> [Trait] {
        var reader = TraitReader()
        reader.add(.repository, failure.repository.description)
        reader.add(.fingerprint, failure.fingerprint.rawValue)
        let family = failure.error.family
        let isKnown = !family.isEmpty && family != "unknown" && family != "github.actions"
        if isKnown {
            reader.add(.error, failure.error.code.map { "\(family) \($0)" } ?? family)
        }
        if failure.verdict.errorType != .unknown { reader.add(.type, failure.verdict.errorType.rawValue) }
        for system in failure.verdict.affectedSystems where !tools.contains(system) { reader.add(.system, system) }
        reader.own = ownNames(failure)
        for node in failure.nodes.prefix(20) { reader.read(node) }
        var lines = [failure.title] + failure.error.lines.prefix(12)
        lines += failure.nodes.prefix(3).compactMap { $0.message }
        var bytes = 0
        for line in lines where bytes < 6000 {
            bytes += line.utf8.count
            reader.read(line)
        }
        return reader.found
    }

    /// The things that a change names, by which failures find it.
    static func names(of change: ChangeLanded) -> [Trait] {
        var reader = TraitReader()
        reader.own = Set(LineWords(change.repository.name))
        var found: [Trait] = []
        for line in [change.title, change.ref ?? ""] + change.files.prefix(40) {
            for word in LineWords(line) {
                for part in [word] + word.split(whereSeparator: { $0 == "." || $0 == "/" }).map(String.init) {
                    guard found.count < Landing.mostNames, let trait = reader.thing(part), !found.contains(trait) else {
                        continue
                    }
                    found.append(trait)
                }
            }
        }
        return found
    }

    /// What a failure calls by names of its own repository, as its changes name it.
    static func ownThings(of failure: FailureClassified) -> Set<UInt64> {
        var reader = TraitReader()
        reader.own = Set(LineWords(failure.repository.name))
        return Set(ownNames(failure).compactMap { reader.thing($0)?.key })
    }

    /// A word that names a thing; `nil` for what everybody says, and for the repository's own name.
    private func thing(_ word: String) -> Trait? {
        guard CommonWords.isTelling(word), !own.contains(word), !FamiliarWords.contains(word),
            !word.contains("/")
        else { return nil }
        let isPlain = word.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x80 }
        return Trait(isPlain || TraitReader.isTemplate(word) ? .word : .name, word)
    }

    /// Systems that each team runs for itself: using the same tool is no shared cause.
    private static let tools: Set = ["dbt", "slack"]

    private mutating func add(_ kind: TraitKind, _ value: String) {
        let limit =
            switch kind {
            case .word: TraitReader.mostWords
            case .name, .node: 16
            default: TraitReader.mostOfAKind
            }
        guard counts[kind.rawValue] < limit, !value.isEmpty else { return }
        let trait = Trait(kind, value)
        guard seen.insert(trait.key).inserted else { return }
        counts[kind.rawValue] += 1
        found.append(trait)
    }

    private mutating func read(_ node: FailedNode) {
        guard node.resourceType != "workflow" else { return }
        if node.uniqueID.hasPrefix("source.") { addSource(node.uniqueID) } else { add(.node, node.uniqueID) }
        for ancestor in (node.ancestors ?? []).prefix(TraitReader.mostOfAKind) { addSource(ancestor) }
        for exposure in (node.exposures ?? []).prefix(TraitReader.mostOfAKind) { add(.exposure, exposure.lowercased()) }
    }

    /// A source by its own name, and by the words with which errors name it.
    private mutating func addSource(_ uniqueID: String) {
        let table = TraitReader.table(uniqueID)
        add(.source, table)
        for word in LineWords(table) {
            take(word)
            if let name = word.split(separator: ".").last { take(String(name)) }
        }
    }

    /// A source without the project that declares it: `source.shop.stripe.charges` is `stripe.charges` everywhere.
    static func table(_ uniqueID: String) -> String {
        var parts = uniqueID.split(separator: ".")
        if parts.count > 2 { parts.removeFirst(parts.count - 2) }
        return parts.map { $0.hasPrefix("raw_") ? $0.dropFirst(4) : $0 }.joined(separator: ".").lowercased()
    }

    private mutating func read(_ line: String) {
        var before = ""
        for word in LineWords(line) {
            defer { before = word }
            if TraitReader.owners.contains(before) { own.insert(word) }
            if let kind = TraitReader.kind(of: word, after: before) { add(kind, word) }
            take(word)
            // `orders.net_amount` tells of `net_amount` too.
            let parts = word.split(whereSeparator: { $0 == "." || $0 == "/" })
            if parts.count > 1, !LineWords.isHost(word) { for part in parts.prefix(4) { take(String(part)) } }
        }
    }

    private mutating func take(_ word: String) {
        guard CommonWords.isTelling(word), !own.contains(word) else { return }
        if word.utf8.contains(where: { !($0 >= 0x61 && $0 <= 0x7A || $0 >= 0x80) }), !FamiliarWords.contains(word) {
            // `models/orders.sql` and `analytics.orders` are the repository's own when `orders` is.
            let isOwn = word.split(whereSeparator: { $0 == "." || $0 == "/" }).contains { own.contains(String($0)) }
            if !isOwn { add(TraitReader.isTemplate(word) ? .word : .name, word) }
        } else {
            add(.word, word)
        }
    }

    /// A path or a dotted name of familiar parts is how a program speaks, and names nothing: `var/run/docker.sock`.
    private static func isTemplate(_ word: String) -> Bool {
        let parts = word.split(whereSeparator: { $0 == "." || $0 == "/" })
        guard parts.count > 2 || word.contains("/") || word.hasPrefix("_") else { return false }
        return parts.allSatisfy { part in
            let part = String(part.drop { $0 == "_" })
            return part.utf8.count <= 3 || !CommonWords.isTelling(part) || FamiliarWords.contains(part)
        } && !word.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
    }

    /// Words after which a thing of the repository's own is named.
    private static let owners: Set = [
        "model", "test", "task", "job", "dag", "step", "workbook", "workflow", "snapshot", "seed",
    ]

    private static func ownNames(_ failure: FailureClassified) -> Set<String> {
        var names: Set<String> = []
        func add(_ text: String) {
            for word in LineWords(text) {
                names.insert(word)
                for part in word.split(whereSeparator: { $0 == "." || $0 == "/" }) { names.insert(String(part)) }
            }
        }
        add(failure.repository.name)
        add(failure.job?.name ?? "")
        for node in failure.nodes.prefix(20) where !node.uniqueID.hasPrefix("source.") {
            add(node.uniqueID)
            add(node.path ?? "")
        }
        return names
    }

    private static func kind(of word: String, after before: String) -> TraitKind? {
        if LineWords.isHost(word) { return .host }
        guard CommonWords.isTelling(word) else { return nil }
        switch before {
        case "warehouse", "cluster", "database", "reservation", "db": return .warehouse
        case "user", "role", "account", "login", "username", "token", "credential": return .credential
        case "runner", "pool": return .runner
        case "connector", "connection", "integration": return .connector
        case "source", "freshness", "upstream": return word.contains(".") ? .source : nil
        default: return nil
        }
    }
}
