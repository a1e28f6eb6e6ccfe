import ClassifierAsking
import ClassifierCore
import Contracts
import JSONScan
import Outbound
import Policy
import ServiceRuntime
import Testing

@testable import ClassifierService

extension OneAtATime {
    @Suite("What asking Claude is worth is measured", .timeLimit(.minutes(5)), .serialized)
    struct LiftTests {
        /// Every twentieth report, so that learning it takes no time.
        private func corpus() async throws -> Corpus {
            var corpus = try await Bench.engine().corpus
            corpus.reports = corpus.reports.enumerated().filter { $0.offset % 20 == 0 }.map(\.element)
            return corpus
        }

        private func trial(
            _ outbound: OutboundClient, _ url: String, sample: Int = 24, budgetUSD: Double = 100, always: Bool = true,
            yaml: String = "classification: {claude: {timeout: 2s, second_opinion: {when: []}}}"
        ) async throws -> LiftTrial {
            var environment = EnvironmentReader(values: ["ANTHROPIC_API_KEY": Bench.key, "ANTHROPIC_BASE_URL": url])
            let settings = try #require(AnthropicSettings.read(from: &environment))
            let repository = try #require(RepositoryName("acme/unknown"))
            let policy = try Policy.load(yaml: yaml, file: "x").consulting(always: always, budgetUSD: budgetUSD)
            return LiftTrial(
                corpus: try await corpus(), prompt: try PromptFile.classify(),
                plan: LiftPlan(sample: sample, folds: 3, repository: repository), policy: policy,
                client: settings.client(outbound), concurrency: 3)
        }

        /// One who looks up the label of the report that is asked about; some of the answers are wrong on purpose.
        private func oracle(
            wrongOn isWrong: @escaping @Sendable (LabelledReport) -> Bool
        ) async throws -> OutboundClient {
            let known = Dictionary(try await corpus().reports.map { ($0.title + "\n" + $0.body, $0) }) { first, _ in
                first
            }
            return OutboundClient { request throws(OutboundError) in
                let body = try? JSONValue(parsing: request.body ?? [])
                let user = body?["messages"]?[0]?["content"]?.string ?? ""
                let report = (try? JSONValue(parsing: user))?["report"]
                let words = (report?["title"]?.string ?? "") + "\n" + (report?["body"]?.string ?? "")
                guard let label = known[words] else { return OutboundReply(status: 400, body: []) }
                let other: Contracts.Category =
                    label.category == .codeFixRequired ? .dataQualityIssue : .codeFixRequired
                let category = isWrong(label) ? other : label.category
                let text =
                    #"{\"category\":\"\#(category)\",\"error_type\":\"unknown\",\"expert\":\"dbt-expert\",\"confidence\":0.99,\"quotes\":[]}"#
                let message =
                    #"{"id":"m","type":"message","role":"assistant","model":"x","content":[{"type":"text","text":"\#(text)"}],"stop_reason":"end_turn","usage":{"input_tokens":100,"output_tokens":50,"cache_read_input_tokens":300}}"#
                return OutboundReply(status: 200, body: Array(message.utf8))
            }
        }

        /// Every number of the report, counted anew from its rows.
        private func recount(_ report: LiftReport) {
            let rows = report.rows
            let whole = report.whole
            let all = Double(max(1, rows.count))
            #expect(whole.reports == rows.count && Set(rows.map(\.id)).count == rows.count)
            #expect(abs(whole.localAccuracy - Double(rows.count { $0.local == $0.category }) / all) < 1e-9)
            #expect(abs(whole.combinedAccuracy - Double(rows.count { $0.combined == $0.category }) / all) < 1e-9)
            #expect(abs(whole.lift - (whole.combinedAccuracy - whole.localAccuracy)) < 1e-9)
            #expect(whole.liftLow <= whole.lift && whole.lift <= whole.liftHigh)
            #expect(whole.changed == rows.count { $0.local != $0.combined })
            #expect(whole.putRight == rows.count { $0.local != $0.category && $0.combined == $0.category })
            #expect(whole.putWrong == rows.count { $0.local == $0.category && $0.combined != $0.category })
            #expect(whole.consulted == rows.count { $0.occasion != nil })
            #expect(report.calls == rows.map(\.calls).reduce(0, +))
            #expect(abs(report.costUSD - rows.map(\.costUSD).reduce(0, +)) < 1e-9)
            let answers = rows.count { ["changed", "confirmed"].contains($0.outcome) }
            #expect(report.abstentions.values.reduce(0, +) == whole.consulted - answers)
            #expect(report.categories.values.map(\.reports).reduce(0, +) == rows.count)
            #expect(report.categories.values.map(\.putRight).reduce(0, +) == whole.putRight)
            let cached = rows.map(\.cachedTokens).reduce(0, +)
            let read = rows.map(\.inputTokens).reduce(cached, +)
            #expect(abs(report.cachedShare - (read == 0 ? 0 : Double(cached) / Double(read))) < 1e-9)
            #expect(report.costUSD <= report.budgetUSD)
        }

        @Test("right answers raise the accuracy, and the numbers agree with the rows")
        func right() async throws {
            let report = try await trial(try await oracle { _ in false }, "http://x.test", sample: 90).run()
            recount(report)
            #expect(report.whole.reports == 90 && report.sampled == 90 && !report.stoppedByBudget)
            #expect(report.whole.lift > 0 && report.whole.putWrong == 0 && report.whole.putRight > 0)
            #expect(report.whole.combinedAccuracy > 0.97 && abs(report.cachedShare - 0.75) < 1e-9)
            let text = LiftText(report).lines.joined(separator: "\n")
            #expect(text.contains("\(report.whole.putRight) put right") && text.contains("75.0 % of the input tokens"))
        }

        @Test("wrong answers lower it, and are counted as put wrong")
        func wrong() async throws {
            let report = try await trial(try await oracle { _ in true }, "http://x.test", sample: 60).run()
            recount(report)
            #expect(report.whole.lift < 0 && report.whole.putRight == 0 && report.whole.putWrong > 0)
        }

        @Test("where only uncertain verdicts are put to it, the others cost nothing")
        func uncertain() async throws {
            let report = try await trial(
                try await oracle { _ in false }, "http://x.test", sample: 60, always: false,
                yaml: "classification: {claude: {below_confidence: 0.5, second_opinion: {when: []}}}"
            ).run()
            recount(report)
            #expect((1..<60).contains(report.whole.consulted) && report.calls == report.whole.consulted)
            #expect(report.rows.allSatisfy { ($0.occasion == nil) == ($0.calls == 0) })
            #expect(report.rows.contains { $0.outcome == "sure" && $0.local == $0.combined })
        }

        @Test("over HTTP: the same sample for the same seed, first questions warm the cache, and the rows add up")
        func sandbox() async throws {
            try await SandboxSite.with { site in
                let first = try await trial(site.outbound, site.anthropic).run()
                let second = try await trial(site.outbound, site.anthropic).run()
                recount(first)
                #expect(first.rows.map(\.id) == second.rows.map(\.id))
                #expect(first.rows.map(\.combined) == second.rows.map(\.combined))
                #expect(first.whole.consulted == 24 && first.abstentions.isEmpty && first.costUSD > 0)
                #expect(first.cachedShare > 0.5 && first.latencyP90Ms >= first.latencyMedianMs)
                #expect(try await site.calls() == 48)
            }
        }

        @Test(
            "faults and answers that mean harm are no usable answer, and never worse than the local verdict alone",
            arguments: ["malicious", "wrong_enum", "confidence", "empty", "html", "refusal", "truncated", "reset"])
        func faulty(kind: String) async throws {
            try await SandboxSite.with { site in
                try await site.fault(#"{"kind":"\#(kind)"}"#)
                let report = try await trial(site.outbound, site.anthropic, sample: 12).run()
                recount(report)
                #expect(report.whole.reports == 12)
                #expect(!report.abstentions.isEmpty, "\(kind)")
                for row in report.rows where row.isAbstention { #expect(row.local == row.combined) }
                for row in report.rows where row.combined == .falsePositive && row.isChanged { #expect(row.isHeld) }
            }
        }

        @Test("it stops before the budget is exceeded, and judges what is left not at all")
        func budget() async throws {
            try await SandboxSite.with { site in
                var judged: [Int] = []
                for cents in stride(from: 1.0, through: 13, by: 3) {
                    let cut = try await trial(site.outbound, site.anthropic, budgetUSD: cents / 100).run()
                    recount(cut)
                    #expect(cut.stoppedByBudget == (cut.whole.reports < 24) && cut.sampled == 24)
                    judged.append(cut.whole.reports)
                }
                #expect(judged == judged.sorted() && judged.contains { (1..<24).contains($0) }, "\(judged)")
                let none = try await trial(site.outbound, site.anthropic, budgetUSD: 0.000001).run()
                #expect(none.stoppedByBudget && none.calls == 0 && none.costUSD == 0)
                #expect(LiftText(none).lines.contains { $0.contains("budget") })
            }
        }

        @Test("nothing that is judged is among the examples, the nearest cases or the training, nor a near-duplicate")
        func heldOut() async throws {
            let corpus = try await corpus()
            let repository = try #require(RepositoryName("acme/unknown"))
            let parts = LiftPlan(sample: 60, folds: 4, repository: repository).parts(of: corpus.reports)
            #expect(parts.map(\.asked.count).reduce(0, +) == 60)
            for part in parts {
                let known = Set(part.known.map(\.id))
                #expect(part.asked.allSatisfy { !known.contains($0.id) })
                let text = QuestionText(prompt: try PromptFile.classify(), reports: part.known)
                for report in part.asked { #expect(!text.stable.contains(report.title.debugDescription)) }
            }
            let shares = Dictionary(grouping: parts.flatMap(\.asked), by: \.category).mapValues(\.count)
            for (category, all) in Dictionary(grouping: corpus.reports, by: \.category) {
                let exact = Double(all.count * 60) / Double(corpus.reports.count)
                #expect(abs(Double(shares[category] ?? 0) - exact) <= 1)
            }
        }
    }
}
