import Contracts
import Policy

/// Finds the signs in what is known; each at most once.
enum SignReader {
    /// How long before the first failure a change counts when no green run was seen.
    static let recent = Duration.seconds(3 * 86_400)

    static func read(_ facts: InvestigationFacts) -> [Finding] {
        words(facts) + type(facts) + changes(facts) + runs(facts) + surroundings(facts) + past(facts) + similar(facts)
            + people(facts)
    }

    private static func words(_ facts: InvestigationFacts) -> [Finding] {
        let lines = facts.texts.flatMap { $0.split(whereSeparator: \.isNewline) }.prefix(2000).map { line in
            (text: String(line), folded: FoldedText(String(line)))
        }
        return SignWords.phrases.compactMap { sign, words in
            guard
                let (line, phrase) = lines.lazy.compactMap({ line in
                    words.first(in: line.folded).map { (line.text, $0) }
                })
                .first
            else { return nil }
            return Finding(sign, SignWords.statement(sign), quote: clip(line, around: phrase), source: nil)
        }
    }

    /// At most 160 bytes of a line around a phrase, cut out byte for byte.
    static func clip(_ line: String, around phrase: String) -> String {
        guard line.utf8.count > 160 else { return line }
        let bytes = Array(line.utf8)
        let folded = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let place = folded.firstRange(of: Array(phrase.utf8))?.lowerBound ?? 0
        var start = max(0, place - 60)
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        var end = min(bytes.count, start + 156)
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private static func type(_ facts: InvestigationFacts) -> [Finding] {
        let verdict = facts.verdict
        let percent = Int((verdict.confidence * 100).rounded())
        let kind = SignWords.sign(of: verdict.category).map {
            Finding($0, "the verdict is \(verdict.category.rawValue.replacing("_", with: " ")), \(percent) % sure")
        }
        let type = SignWords.sign(of: verdict.errorType).map {
            Finding($0, "the verdict's error type is \(verdict.errorType.rawValue.replacing("_", with: " "))")
        }
        return [kind, type].compactMap { $0 }
    }

    private static func surroundings(_ facts: InvestigationFacts) -> [Finding] {
        var found: [Finding] = []
        if let incident = facts.incidents.first(where: { $0.repositories > 1 }) {
            found.append(
                Finding(
                    .sharedIncident,
                    "an open incident ties it to \(incident.members - 1) other failures in \(incident.repositories) repositories",
                    source: incident.title))
        }
        if facts.neighbours >= 3 {
            found.append(
                Finding(.manyNeighbours, "\(facts.neighbours) other kinds of failure came in the same half hour"))
        }
        let nodes = facts.failures.map { Set($0.nodes.map(\.uniqueID)).count }.max() ?? 0
        if nodes >= 10 { found.append(Finding(.manyNodes, "\(nodes) nodes failed at once")) }
        if let environment = facts.newest?.environment, [.development, .ci].contains(environment) {
            found.append(Finding(.notProduction, "it ran in \(environment.rawValue), not in production"))
        }
        return found
    }

    private static func past(_ facts: InvestigationFacts) -> [Finding] {
        guard let history = facts.history, let pattern = history.pattern, let sign = ended(pattern, similar: false)
        else {
            return []
        }
        return [Finding(sign, "the same error was seen \(times(history.hits)) before and ended as \(pattern.words)")]
    }

    static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

    private static func similar(_ facts: InvestigationFacts) -> [Finding] {
        var groups: [Sign: [SimilarCase]] = [:]
        for known in facts.similar where known.similarity >= 0.3 {
            if let sign = known.pattern.flatMap({ ended($0, similar: true) }) {
                groups[sign, default: []].append(known)
            }
        }
        return groups.sorted { $0.key.rawValue < $1.key.rawValue }.compactMap { sign, cases in
            guard let first = cases.first, let pattern = first.pattern else { return nil }
            return Finding(
                sign,
                "\(cases.count == 1 ? "a similar failure" : "\(cases.count) similar failures") ended as \(pattern.words)",
                quote: first.title, source: first.issue.map { "\(first.repository)#\($0)" })
        }
    }

    private static func ended(_ pattern: ResolutionPattern, similar: Bool) -> Sign? {
        switch pattern {
        case .autoResolved: similar ? .similarByItself : .endedByItself
        case .prMerged: similar ? .similarByCode : .endedByCode
        case .dataFixed: similar ? .similarByData : .endedByData
        case .infraResolved: similar ? .similarByPlatform : .endedByPlatform
        case .falseAlarm: similar ? .similarAsAlarm : .endedAsAlarm
        default: nil
        }
    }

    private static func people(_ facts: InvestigationFacts) -> [Finding] {
        for act in facts.people.reversed() {
            guard let word = act.word, act.action == .labeled || act.action == .commented else { continue }
            let sign: Sign? =
                switch word {
                case "category:transient_failure", "category transient_failure": .personSaysTransient
                case "category:code_fix_required", "category code_fix_required": .personSaysCode
                case "category:data_quality_issue", "category data_quality_issue": .personSaysData
                case "category:infrastructure_issue", "category infrastructure_issue": .personSaysPlatform
                case "category:false_positive", "category false_positive": .personSaysNoise
                default: nil
                }
            if let sign { return [Finding(sign, "a person said what kind it is", quote: word, source: act.login)] }
        }
        return []
    }
}
