package import Anthropic
package import ClassifierCore
import Contracts
import Logging
package import Policy
import ServiceRuntime

/// Puts labelled reports to Claude as the service does with failures, each with nothing known that resembles it but what other
/// parts of the corpus hold, and compares what comes of it with the engine alone.
package struct LiftTrial: Sendable {
    /// Estimates count so many times, since a text may have more tokens than they assume.
    private static let caution = 1.5

    private let corpus: Corpus
    private let prompt: PromptFile
    private let plan: LiftPlan
    private let policy: Policy
    private let client: AnthropicClient
    private let concurrency: Int

    /// How far it is.
    package struct Progress: Sendable, Hashable {
        /// Reports that are judged.
        package let judged: Int
        /// Reports of the sample.
        package let all: Int
        /// What was paid, in US dollars.
        package let costUSD: Double
    }

    /// Asks under `policy`, whose daily budget is that of the whole trial; `concurrency` questions are out at once.
    package init(
        corpus: Corpus, prompt: PromptFile, plan: LiftPlan, policy: Policy, client: AnthropicClient, concurrency: Int
    ) {
        self.corpus = corpus
        self.prompt = prompt
        self.plan = plan
        self.policy = policy
        self.client = client
        self.concurrency = max(1, concurrency)
    }

    /// Judges the sample, or as much of it as the budget lets. Takes a training a part, and the time of the answers.
    package func run(progress: (Progress) -> Void = { _ in }) async -> LiftReport {
        let parts = plan.parts(of: corpus.reports)
        var ledger = Ledger(sampled: parts.reduce(0) { $0 + $1.asked.count })
        for part in parts where !ledger.isStopped {
            progress(ledger.progress)
            await judge(part, &ledger, progress)
        }
        let claude = policy.classification.claude
        return LiftReport(
            rows: ledger.rows, consult: claude.consult.rawValue,
            models: [claude.model] + (claude.secondOpinion.map { [$0.model] } ?? []) + ["prompt \(prompt.version)"],
            sampled: ledger.sampled, stoppedByBudget: ledger.isStopped, budgetUSD: claude.dailyBudgetUSD)
    }

    /// What came of it so far.
    private struct Ledger {
        let sampled: Int
        var rows: [LiftRow] = []
        var spend = DailySpend()
        /// Questions that are out.
        var open = 0
        var isStopped = false

        var progress: Progress { Progress(judged: rows.count, all: sampled, costUSD: spend.spentUSD) }

        init(sampled: Int) { self.sampled = sampled }
    }

    private struct Answered: Sendable {
        var row: LiftRow
        var reservedUSD: Double
    }

    private func judge(_ part: LiftPlan.Part, _ ledger: inout Ledger, _ progress: (Progress) -> Void) async {
        let known = Corpus(reports: part.known, lexicon: corpus.lexicon, errors: corpus.errors)
        let judge = Judge(policy: policy, engine: EmbeddedClassifier(corpus: known, seed: plan.seed))
        let consultant = Consultant(client: client, text: QuestionText(prompt: prompt, reports: part.known))
        let work = PartWork(part: part.number, judge: judge, consultant: consultant, policy: policy)
        ledger = await withTaskGroup(of: Answered.self, returning: Ledger.self) { [ledger] group in
            var ledger = ledger
            var isFirst = true
            for report in part.asked {
                let failure = report.failure(in: plan.repository, at: .system())
                let local = judge.verdict(on: failure, memory: nil)
                switch work.decision(failure, local) {
                case .settled(let why):
                    ledger.rows.append(LiftRow(report, part: part.number, local: local, settled: why))
                case .ask(let occasion):
                    let estimate =
                        consultant.estimate(failure, local: local, memory: nil, policy) * LiftTrial.caution
                    guard await reserve(estimate, &ledger, &group) else {
                        ledger.isStopped = true
                        await take(downTo: 0, &ledger, &group)
                        return ledger
                    }
                    group.addTask {
                        let row = await work.row(report, failure, local, occasion, budgetUSD: estimate)
                        return Answered(row: row, reservedUSD: estimate)
                    }
                    // The first question goes alone, so that the others find what they share with it in the cache.
                    if isFirst { await take(downTo: 0, &ledger, &group) }
                    isFirst = false
                }
                progress(ledger.progress)
            }
            while ledger.open > 0 {
                await take(downTo: ledger.open - 1, &ledger, &group)
                progress(ledger.progress)
            }
            return ledger
        }
    }

    /// Sets money aside as soon as a question may go out; `false` when the budget has no room for it any more.
    private func reserve(_ estimate: Double, _ ledger: inout Ledger, _ group: inout TaskGroup<Answered>) async -> Bool {
        await take(downTo: concurrency - 1, &ledger, &group)
        while true {
            if let next = ledger.spend.reserving(estimate, budget: policy.classification.claude.dailyBudgetUSD) {
                ledger.spend = next
                ledger.open += 1
                return true
            }
            guard ledger.open > 0 else { return false }
            await take(downTo: ledger.open - 1, &ledger, &group)
        }
    }

    private func take(downTo most: Int, _ ledger: inout Ledger, _ group: inout TaskGroup<Answered>) async {
        while ledger.open > most, let answered = await group.next() {
            ledger.open -= 1
            ledger.rows.append(answered.row)
            ledger.spend = ledger.spend.settled(
                answered.reservedUSD, cost: answered.row.costUSD, calls: answered.row.calls)
        }
    }
}

/// What the reports of a part are judged with.
private struct PartWork: Sendable {
    let part: Int
    let judge: Judge
    let consultant: Consultant
    let policy: Policy
    let meter = ConsultMeter(PrometheusRegistry())
    let logger = Logger(label: "lift") { _ in SwiftLogNoOpLogHandler() }

    func decision(_ failure: FailureObserved, _ local: Verdict) -> ConsultRule.Decision {
        ConsultRule.decide(
            local, memory: nil, isStructured: judge.isStructured(ReportFacts(failure)),
            policy: policy.classification.claude)
    }

    func row(
        _ report: LabelledReport, _ failure: FailureObserved, _ local: Verdict, _ occasion: ConsultRule.Occasion,
        budgetUSD: Double
    ) async -> LiftRow {
        let terms = Consultant.Terms(
            policy: policy, span: Consultant.patience, budgetUSD: budgetUSD, logger: logger, meter: meter)
        let outcome = await consultant.ask(failure, local: local, memory: nil, terms)
        let verdict = judge.verdict(
            on: failure, memory: nil, advice: outcome.advice, prompt: consultant.text.version)
        var row = LiftRow(
            report, part: part, local: local, combined: verdict, occasion: occasion, advice: outcome.advice)
        row.calls = outcome.calls
        row.inputTokens = outcome.usage.input + outcome.usage.cacheWrite
        row.cachedTokens = outcome.usage.cacheRead
        row.outputTokens = outcome.usage.output
        row.costUSD = outcome.costUSD
        row.latencyMs = outcome.latencyMs
        return row
    }
}
