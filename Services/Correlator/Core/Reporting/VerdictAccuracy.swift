package import Contracts

/// How often verdicts were right, as far as people and outcomes have told.
///
/// A verdict counts once for a fingerprint in a repository: a hundred occurrences that one person corrects are one wrong
/// verdict. What nobody contradicts counts as right, so the figure is an upper bound; the more is closed with proof, the
/// closer it is to the truth.
package struct VerdictAccuracy: Sendable {
    /// Bins of the calibration table, equally wide.
    package static let bins = 10

    private struct Key: Hashable {
        let repository: RepositoryName
        let fingerprint: Fingerprint
    }

    private struct Given {
        var category: Category
        var engine: Engine
        var confidence: Double
        var at: Timestamp
    }

    private var given: [Key: Given] = [:]
    private var wrong: [Key: (said: VerdictCorrected, at: Timestamp)] = [:]

    /// Verdicts and words that were more than are kept.
    package private(set) var omitted = 0

    /// Nothing was judged yet.
    package init() {}

    private mutating func hasRoom(_ known: Bool, _ count: Int) -> Bool {
        if known || count < ReportWindow.limit { return true }
        omitted += 1
        return false
    }

    /// Counts a verdict; the newest of a fingerprint in a repository counts.
    package mutating func add(_ failure: FailureClassified, at moment: Timestamp) {
        let key = Key(repository: failure.repository, fingerprint: failure.fingerprint)
        guard given[key].map({ $0.at <= moment }) ?? true, hasRoom(given[key] != nil, given.count) else { return }
        given[key] = Given(
            category: failure.verdict.category, engine: failure.verdict.engine, confidence: failure.verdict.confidence,
            at: moment)
    }

    /// Counts what was said of a verdict; the last word counts.
    package mutating func add(_ word: VerdictCorrected, at moment: Timestamp) {
        let key = Key(repository: word.repository, fingerprint: word.fingerprint)
        guard wrong[key].map({ $0.at <= moment }) ?? true, hasRoom(wrong[key] != nil, wrong.count) else { return }
        wrong[key] = (word, moment)
    }

    /// Whether the verdict's category was said to be wrong, by a person or by how it ended.
    package func isWrong(_ repository: RepositoryName, _ fingerprint: Fingerprint) -> Bool {
        guard let said = wrong[Key(repository: repository, fingerprint: fingerprint)]?.said else { return false }
        return !said.withdrawn && said.correctedCategory != nil
    }

    /// Verdicts for each expert that a person gave to another one.
    package var misroutes: [Expert: Int] {
        wrong.reduce(into: [:]) { counts, item in
            let said = item.value.said
            guard !said.withdrawn, said.correctedExpert != nil, given[item.key] != nil else { return }
            counts[said.expert, default: 0] += 1
        }
    }

    /// The whole first, then by category, engine and repository, the largest group first.
    package var groups: [AccuracyGroup] {
        var counts: [[String]: AccuracyGroup] = [:]
        for (key, given) in given {
            let said = wrong[key].flatMap { $0.said.withdrawn ? nil : $0.said }
            let names = [
                ["all", "all"], ["category", (said?.category ?? given.category).rawValue],
                ["engine", (said?.engine ?? given.engine).rawValue], ["repository", key.repository.description],
            ]
            for name in names {
                var group = counts[name] ?? AccuracyGroup(by: name[0], name: name[1])
                group.verdicts += 1
                if let said, said.correctedCategory != nil {
                    if said.source == .outcome { group.refuted += 1 } else { group.corrected += 1 }
                }
                if said?.correctedExpert != nil { group.misrouted += 1 }
                counts[name] = group
            }
        }
        let order = ["all", "category", "engine", "repository"]
        return counts.values.sorted { one, other in
            let (left, right) = (order.firstIndex(of: one.by) ?? 0, order.firstIndex(of: other.by) ?? 0)
            return (left, -one.verdicts, one.name) < (right, -other.verdicts, other.name)
        }
    }

    /// How often verdicts of like confidence stood; bins without a verdict are left out.
    package var calibration: [CalibrationBin] {
        var sums = [(count: Int, confidence: Double, stood: Int)](repeating: (0, 0, 0), count: VerdictAccuracy.bins)
        for (key, given) in given {
            let said = wrong[key].flatMap { $0.said.withdrawn ? nil : $0.said }
            let confidence = min(1, max(0, said?.confidence ?? given.confidence))
            let bin = min(VerdictAccuracy.bins - 1, Int(confidence * Double(VerdictAccuracy.bins)))
            sums[bin].count += 1
            sums[bin].confidence += confidence
            if said?.correctedCategory == nil { sums[bin].stood += 1 }
        }
        let width = 1 / Double(VerdictAccuracy.bins)
        return sums.enumerated().filter { $0.element.count > 0 }.map { index, sum in
            CalibrationBin(
                from: Double(index) * width, to: Double(index + 1) * width, verdicts: sum.count,
                meanConfidence: sum.confidence / Double(sum.count), stood: sum.stood)
        }
    }
}
