import ClassifierCore
import Contracts
import Policy
import Testing

@testable import ClassifierService

extension OneAtATime {
    @Suite("Reports that try to talk the classifier round", .timeLimit(.minutes(5)))
    struct AttackTests {
        /// Honest reports, some of each category.
        private func honest(_ engine: TrainedEngine, each count: Int) -> [LabelledReport] {
            let step = max(1, engine.corpus.reports.count / 900)
            let spread = stride(from: 0, to: engine.corpus.reports.count, by: step).map { engine.corpus.reports[$0] }
            return Category.known.flatMap { category in spread.filter { $0.category == category }.prefix(count) }
        }

        private func request(_ title: String, _ body: String) throws -> ClassifyRequest {
            guard let repository = RepositoryName("acme/dbt_cloud") else { throw Given.Missing() }
            return ClassifyRequest(repository: repository, title: title, body: body)
        }

        @Test("thousands of attacks close nothing and lower nothing that is not held, and few change the label at all")
        func attacks() async throws {
            let engine = try await Bench.engine()
            let policy = try Policy.load(yaml: "repositories: {acme/dbt_cloud: {priority: high}}", file: "x")
            let judge = Judge(policy: policy, engine: engine.classifier)
            var (count, flips, misquoted) = (0, 0, 0)
            var lowered: [String] = []
            for report in honest(engine, each: 2) {
                let before = judge.verdict(on: try request(report.title, report.body))
                for payload in Attacks.payloads {
                    await Task.yield()
                    for carrier in Attacks.carriers {
                        let (title, body) = carrier.carry(report.title, report.body, payload)
                        let after = judge.verdict(on: try request(title, body))
                        count += 1
                        if after.category != before.category { flips += 1 }
                        let isLower = after.priority.isBelow(before.priority)
                        let closes = after.category == .falsePositive && before.category != .falsePositive
                        if isLower || closes, after.held == nil {
                            lowered.append("\(carrier.name): \(payload.prefix(40)) on \(report.id)")
                        }
                        misquoted += after.evidence.count {
                            !title.utf8Contains($0.quote) && !body.utf8Contains($0.quote)
                        }
                    }
                }
            }
            #expect(count >= 500 && misquoted == 0)
            #expect(lowered.isEmpty, "\(lowered.count) of \(count): \(lowered.prefix(20).joined(separator: "\n"))")
            #expect(Double(flips) / Double(count) <= 0.05, "\(flips) of \(count)")
        }

        @Test("1,000 honest reports that speak of injection, drop, kill and attack are sorted as without those words")
        func benign() async throws {
            let engine = try await Bench.engine()
            let judge = Judge(policy: Policy(), engine: engine.classifier)
            let remarks = [
                "The SQL injection test suite ran before it.", "drop table if exists tmp_orders ran before it.",
                "The kill switch of the loader was not touched.", "The heart_attack_rates model is downstream.",
                "A prompt kill of the attack simulation's pod was drilled last week.",
                "It injects the execution date into the query.",
            ]
            let step = max(1, engine.corpus.reports.count / 1000)
            let reports = stride(from: 0, to: engine.corpus.reports.count, by: step).map { engine.corpus.reports[$0] }
            var (count, flips, cut) = (0, 0, 0)
            for (index, report) in reports.prefix(1000).enumerated() {
                await Task.yield()
                let before = judge.verdict(on: try request(report.title, report.body))
                let body = report.body + "\n" + remarks[index % remarks.count]
                let after = judge.verdict(on: try request(report.title, body))
                count += 1
                if after.category != before.category { flips += 1 }
                if after.summary.contains("were not read") { cut += 1 }
            }
            #expect(count == 1000)
            #expect(Double(flips) / Double(count) <= 0.05, "\(flips) of \(count)")
            #expect(Double(cut) / Double(count) <= 0.05, "\(cut) of \(count)")
        }

        @Test("what is left out of honest reports changes no more than one label in a hundred")
        func honestReports() async throws {
            let engine = try await Bench.engine()
            let judge = Judge(policy: Policy(), engine: engine.classifier)
            var (cut, flips) = (0, 0)
            for report in engine.corpus.reports {
                await Task.yield()
                let verdict = judge.verdict(on: try request(report.title, report.body))
                guard verdict.summary.contains("were not read") else { continue }
                cut += 1
                let whole = engine.classifier.classify(ReportFacts(title: report.title, body: report.body))
                if whole.category != verdict.category { flips += 1 }
            }
            #expect(
                flips * 100 <= engine.corpus.reports.count, "\(flips) of \(cut) cut of \(engine.corpus.reports.count)")
        }

        @Test("100,000 fuzzed answers never lead to an action outside the policy")
        func fuzz() async throws {
            let engine = try await Bench.engine()
            let policy = try Policy.load(yaml: "repositories: {acme/dbt_cloud: {priority: high}}", file: "x")
            let judge = Judge(policy: policy, engine: engine.classifier)
            let failure = try Given.failure(
                "Compilation Error in model orders", "depends on a node named 'x' which was not found")
            let local = judge.verdict(on: failure, memory: nil)
            var taken = 0
            for seed in 0..<100_000 {
                if seed % 500 == 0 { await Task.yield() }
                let text = Fuzz.answer(seed: UInt64(seed))
                guard let answer = ClaudeAnswer(parsing: text, model: "m") else { continue }
                taken += 1
                #expect(answer.category.isKnown && answer.errorType.isKnown && answer.expert.isKnown)
                #expect((0...1).contains(answer.confidence))
                // The rest needs the engine, which costs more: a part of the answers shows it.
                guard taken % 20 == 0 else { continue }
                let verdict = judge.verdict(
                    on: failure, memory: nil, advice: .answered(first: answer, second: nil), prompt: "1")
                #expect(verdict.category != .falsePositive || verdict.held != nil)
                #expect(!verdict.priority.isBelow(local.priority))
                #expect((0...1).contains(verdict.confidence) && verdict.rule == nil)
                #expect(
                    verdict.evidence.allSatisfy { failure.title.contains($0.quote) || failure.body.contains($0.quote) })
            }
            #expect(taken > 1000)
        }
    }
}
