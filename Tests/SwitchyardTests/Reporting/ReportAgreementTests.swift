import Contracts
import CorrelatorCore
import SwitchyardCore
import Testing

/// The report's figures, counted again from what `switchyard explain` tells of each issue: sentences, not entries.
@Suite("A report agrees with the stories of its issues")
struct ReportAgreementTests {
    private static let since = Given.now - .seconds(21 * 86_400)
    private static let until = Given.now - .seconds(5 * 86_400)

    private static func isInside(_ step: Happening) -> Bool { step.at >= since && step.at < until }

    private static func report(_ history: MadeHistory) -> GetReportResponse {
        var builder = ReportBuilder(since: since, until: until)
        for entry in history.entries { builder.add(entry) }
        return builder.report
    }

    private static func stories(_ history: MadeHistory) -> [[Happening]] {
        let chronicle = Given.chronicle(history.entries, limit: 10_000)
        let subjects = Set(chronicle.failures.values.map(\.subject))
        return subjects.sorted().map { chronicle.story(of: $0) }
    }

    private static func median(_ times: [Int64]) -> Double? {
        guard !times.isEmpty else { return nil }
        let sorted = times.sorted()
        return Double(sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2000
    }

    private static func p90(_ times: [Int64]) -> Double? {
        times.isEmpty ? nil : Double(times.sorted()[(times.count * 9 + 9) / 10 - 1]) / 1000
    }

    private static func milliseconds(_ later: Happening, _ earlier: Happening) -> Int64 {
        later.at.milliseconds - earlier.at.milliseconds
    }

    @Test("failures, categories and the times to verdict and owner", arguments: [1, 2, 3, 4] as [UInt64])
    func comingIn(seed: UInt64) {
        let history = MadeHistory(seed: seed)
        let report = ReportAgreementTests.report(history)
        var verdicts: [Int64] = []
        var owners: [Int64] = []
        var categories: [String: Int] = [:]
        for story in ReportAgreementTests.stories(history) {
            guard let observed = story.first(where: { $0.kind == "failure.observed" }) else { continue }
            for step in story where ReportAgreementTests.isInside(step) {
                if step.kind == "failure.classified" {
                    verdicts.append(ReportAgreementTests.milliseconds(step, observed))
                    let words = step.sentence.dropFirst("Classified as ".count).prefix { $0 != "," }
                    categories[String(words).replacing(" ", with: "_"), default: 0] += 1
                } else if step.kind == "failure.placed" {
                    owners.append(ReportAgreementTests.milliseconds(step, observed))
                }
            }
        }
        #expect(verdicts.count > 40 && report.failures == verdicts.count)
        #expect(Dictionary(uniqueKeysWithValues: report.byCategory.map { ($0.name, $0.count) }) == categories)
        let spans = Dictionary(
            uniqueKeysWithValues: report.spans.filter { $0.priority == "all" }.map { ($0.stage, $0) })
        #expect(spans["classification"]?.medianSeconds == ReportAgreementTests.median(verdicts))
        #expect(spans["classification"]?.p90Seconds == ReportAgreementTests.p90(verdicts))
        #expect(spans["assignment"]?.medianSeconds == ReportAgreementTests.median(owners))
        #expect(spans["assignment"]?.count == owners.count)
    }

    @Test("answers, ends, deadlines kept, closes by proof and wrong ones", arguments: [1, 2, 3, 4] as [UInt64])
    func comingToAnEnd(seed: UInt64) {
        let history = MadeHistory(seed: seed)
        let report = ReportAgreementTests.report(history)
        var answers: [Int64] = []
        var ends: [Int64] = []
        var count = (proven: 0, reopened: 0, wrong: 0, inTime: 0)
        for story in ReportAgreementTests.stories(history) {
            guard let placed = story.first(where: { $0.kind == "failure.placed" }) else { continue }
            if let answer = story.first(where: ReportAgreementTests.isAnswer), ReportAgreementTests.isInside(answer) {
                answers.append(ReportAgreementTests.milliseconds(answer, placed))
            }
            var from = placed
            var closed: Happening?
            for step in story {
                if step.kind == "issue.resolved" {
                    closed = step
                    guard ReportAgreementTests.isInside(step) else { continue }
                    ends.append(ReportAgreementTests.milliseconds(step, from))
                    let limit = placed.details.first { $0.hasPrefix("to be resolved by ") }?.dropFirst(18) ?? ""
                    if Timestamp(rfc3339: String(limit)).map({ step.at <= $0 }) ?? false { count.inTime += 1 }
                    if step.sentence.hasPrefix("Closed, because it recovered")
                        || step.sentence.hasPrefix("Closed, because the fix was merged")
                    {
                        count.proven += 1
                    }
                } else if step.kind == "issue.reopened" {
                    from = step
                    guard ReportAgreementTests.isInside(step) else { continue }
                    count.reopened += 1
                    if let closed, !closed.sentence.hasPrefix("Closed by a person") { count.wrong += 1 }
                }
            }
        }
        let spans = Dictionary(
            uniqueKeysWithValues: report.spans.filter { $0.priority == "all" }.map { ($0.stage, $0) })
        #expect(answers.count > 10 && spans["first_response"]?.count == answers.count)
        #expect(spans["first_response"]?.medianSeconds == ReportAgreementTests.median(answers))
        #expect(ends.count > 20 && report.resolved == ends.count && spans["resolution"]?.count == ends.count)
        #expect(spans["resolution"]?.medianSeconds == ReportAgreementTests.median(ends))
        #expect(spans["resolution"]?.p90Seconds == ReportAgreementTests.p90(ends))
        #expect(spans["resolution"]?.inTime == count.inTime)
        #expect(report.autoResolved == count.proven && report.reopened == count.reopened)
        #expect(count.wrong > 0 && report.wrongCloses == count.wrong)
    }

    /// What a person did that answers; the story gives bots away by their name.
    private static func isAnswer(_ step: Happening) -> Bool {
        guard step.kind == "issue.changed", !step.sentence.contains("[bot]") else { return false }
        return ["commented", "set the label", "ana assigned", "closed it"].contains { step.sentence.contains($0) }
    }

    @Test("calls, and which of them were needed", arguments: [1, 2, 3, 4] as [UInt64])
    func calls(seed: UInt64) {
        let history = MadeHistory(seed: seed)
        var told = EscalationFigures(kind: "sla_resolution")
        for story in ReportAgreementTests.stories(history) {
            for (index, step) in story.enumerated()
            where step.kind == "escalation.raised" && ReportAgreementTests.isInside(step) {
                told.raised += 1
                let after = story[(index + 1)...].filter { $0.at < ReportAgreementTests.until }
                let end = after.firstIndex { $0.kind == "issue.resolved" }
                let acted = after.prefix(upTo: end ?? after.endIndex).contains {
                    $0.kind == "issue.changed" && !$0.sentence.contains("[bot]")
                }
                if acted {
                    told.needed += 1
                } else if end != nil {
                    told.notNeeded += 1
                } else {
                    told.open += 1
                }
            }
        }
        #expect(told.needed > 0 && told.notNeeded > 0)
        #expect(ReportAgreementTests.report(history).escalationFigures == [told])
    }
}
