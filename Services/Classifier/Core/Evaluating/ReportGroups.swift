/// Which reports belong together: near-duplicates, and reports that quote the same words of a machine.
///
/// Two reports are joined when they share two runs of six words that few reports have, the most alike first, until a
/// group has ``largest`` members: without the limit, chains of common phrases would make one group of half the corpus.
struct ReportGroups {
    /// Members of a group at most.
    static let largest = 40
    /// Words in a run.
    private static let runLength = 6
    /// Runs that more reports have say nothing.
    private static let common = 20

    /// By report: the smallest number of a report in its group.
    let leaders: [Int]

    init(_ reports: [LabelledReport]) {
        var union = BoundedUnion(count: reports.count, largest: ReportGroups.largest)
        let shared = ReportGroups.sharedRuns(reports)
        let pairs = shared.filter { $0.value >= 2 }
            .sorted { ($1.value, $0.key.lower, $0.key.upper) < ($0.value, $1.key.lower, $1.key.upper) }
        for pair in pairs { union.join(pair.key.lower, pair.key.upper) }
        leaders = reports.indices.map { union.leader(of: $0) }
    }

    /// By report: its part of `count` parts of about equal size; groups stay whole.
    func parts(_ count: Int, seed: UInt64) -> [Int] {
        var members: [Int: [Int]] = [:]
        for (report, leader) in leaders.enumerated() { members[leader, default: []].append(report) }
        var generator = SeededGenerator(seed: seed)
        var groups = members.values.sorted { $0[0] < $1[0] }
        groups.shuffle(using: &generator)
        let ordered = groups.enumerated().sorted {
            ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
        }
        var parts = [Int](repeating: 0, count: leaders.count)
        var sizes = [Int](repeating: 0, count: count)
        for group in ordered {
            let part = sizes.indices.reduce(0) { sizes[$1] < sizes[$0] ? $1 : $0 }
            sizes[part] += group.element.count
            for report in group.element { parts[report] = part }
        }
        return parts
    }

    private struct Pair: Hashable {
        var lower: Int
        var upper: Int
    }

    private static func sharedRuns(_ reports: [LabelledReport]) -> [Pair: Int] {
        var holders: [UInt64: [Int]] = [:]
        var text = ReadText()
        for (number, report) in reports.enumerated() {
            text.read(title: report.title, body: report.body)
            for run in Set(runs(text)) { holders[run, default: []].append(number) }
        }
        var shared: [Pair: Int] = [:]
        for numbers in holders.values where numbers.count > 1 && numbers.count <= common {
            for (place, lower) in numbers.enumerated() {
                for upper in numbers[(place + 1)...] { shared[Pair(lower: lower, upper: upper), default: 0] += 1 }
            }
        }
        return shared
    }

    private static func runs(_ text: borrowing ReadText) -> [UInt64] {
        let tokens = text.tokens
        guard tokens.count >= runLength else { return [] }
        var runs: [UInt64] = []
        for start in 0...tokens.count - runLength where tokens[start].line == tokens[start + runLength - 1].line {
            runs.append(tokens[start..<start + runLength].reduce(0) { FeatureHash.join($0, $1.hash) })
        }
        return runs
    }
}
