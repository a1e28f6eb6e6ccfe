import Contracts

/// What is known, line by line. The words are ours, what stands in a ``KnownLine/Piece/outside(_:)`` is not.
struct KnownLine {
    enum Piece {
        case own(String)
        case outside(String)
    }

    var label: String
    var pieces: [Piece]

    init(_ label: String, _ pieces: Piece...) {
        self.label = label
        self.pieces = pieces
    }
}

extension InvestigationFacts {
    var knownLines: [KnownLine] {
        var lines = [reported]
        if let history, history.hits > 0 {
            let end = history.pattern.map { ", ended last as \($0.words)" } ?? ", never seen to end"
            lines.append(
                KnownLine(
                    "This error before",
                    .own(
                        "\(SignReader.times(history.hits)) since \(InvestigationFacts.minute(history.firstSeen))\(end)")
                ))
        }
        lines += runLines
        lines += changeLines
        for incident in incidents.prefix(3) {
            let issue = incident.trackingIssue.map { " (\($0.number))" } ?? ""
            lines.append(
                KnownLine(
                    "Open incident", .outside(incident.title),
                    .own("\(incident.members) members in \(incident.repositories) repositories\(issue)")))
        }
        for known in similar.prefix(3) {
            let end = known.pattern.map { "ended as \($0.words)" } ?? "has not ended"
            let place = known.issue.map { "\(known.repository)#\($0)" } ?? known.repository.description
            lines.append(
                KnownLine(
                    "Similar", .outside(place), .outside(known.title),
                    .own("\(Int((known.similarity * 100).rounded())) % alike, \(end)")))
        }
        if neighbours > 0 {
            lines.append(KnownLine("Beside it", .own("\(neighbours) other kinds of failure in the same half hour")))
        }
        return lines + peopleLines
    }

    private var reported: KnownLine {
        let times = reports == 1 ? "once" : "\(reports) times"
        let nodes = Set(failures.flatMap(\.nodes).map(\.uniqueID)).sorted()
        var pieces: [KnownLine.Piece] = [.own(times)]
        if let span {
            let last = span.last == span.first ? "" : ", last \(InvestigationFacts.minute(span.last))"
            pieces = [.own("\(times), first \(InvestigationFacts.minute(span.first))\(last)")]
        }
        if let environment = newest?.environment { pieces.append(.outside(environment.rawValue)) }
        for node in nodes.prefix(3) { pieces.append(.outside(node)) }
        if nodes.count > 3 { pieces.append(.own("and \(nodes.count - 3) more")) }
        var line = KnownLine("Reported")
        line.pieces = pieces
        return line
    }

    private var runLines: [KnownLine] {
        func line(_ label: String, _ runs: [RunFact]) -> KnownLine? {
            guard !runs.isEmpty else { return nil }
            var line = KnownLine(label)
            for run in runs.prefix(5) {
                let outcome =
                    switch run.outcome {
                    case .passed: "passed"
                    case .failed: "failed"
                    case .notExecuted: "not executed"
                    }
                line.pieces.append(.outside(run.id ?? "?"))
                line.pieces.append(.own(outcome))
            }
            return line
        }
        return [line("Runs before, newest first", before), line("Runs after", after)].compactMap { $0 }
    }

    private var changeLines: [KnownLine] {
        guard let changes else {
            return paths.isEmpty ? [] : [KnownLine("Changes", .own("could not be looked at"))]
        }
        guard !changes.isEmpty else {
            return paths.isEmpty ? [] : [KnownLine("Changes", .own("none to the failing paths since a week before"))]
        }
        return changes.prefix(5).map {
            KnownLine(
                "Change", .own(InvestigationFacts.minute($0.at)), .outside(String($0.sha.prefix(10))),
                .outside($0.author),
                .outside($0.message), .outside($0.path))
        }
    }

    private var peopleLines: [KnownLine] {
        people.filter { ![.opened, .edited].contains($0.action) && $0.word != "investigate" }.suffix(3).map { act in
            var line = KnownLine("A person", .own(act.action.rawValue), .outside(act.login))
            if let word = act.word { line.pieces.append(.outside(word)) }
            return line
        }
    }

    static func minute(_ moment: Timestamp) -> String {
        String(moment.rfc3339.prefix(16)).replacing("T", with: " ") + " UTC"
    }
}

extension ResolutionPattern {
    /// Its word as people write it.
    var words: String { rawValue.replacing("_", with: " ") }
}
