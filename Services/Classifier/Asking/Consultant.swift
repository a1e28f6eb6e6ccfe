package import Anthropic
package import ClassifierCore
package import Contracts
package import Logging
import Outbound
package import Policy
import ServiceRuntime
import Synchronization

/// Puts questions to Claude: at most three calls and a bounded time for each, and none while the other side does not answer.
package struct Consultant: Sendable {
    /// How long a failure waits for its verdict at most, in real time, from when it was seen.
    package static let patience = Duration.seconds(28)

    /// What is asked; `nil` when nothing is.
    package let client: AnthropicClient?
    /// The words of its questions.
    package let text: QuestionText
    /// The words of the question what is behind a failure; `nil` when that is not asked.
    let investigation: PromptFile?
    let breaker = BreakerBox()

    /// Without a client nothing is asked.
    package init(client: AnthropicClient?, text: QuestionText, investigation: PromptFile? = nil) {
        self.client = client
        self.text = text
        self.investigation = investigation
    }

    /// What came of a question.
    package struct Outcome: Sendable {
        /// The answers, or why there is none.
        package var advice: Advice
        /// The answer to what is behind a failure.
        package var opinion: CauseOpinion?
        /// What it cost, in US dollars.
        package var costUSD: Double
        /// Calls that were made.
        package var calls: Int
        /// What all calls together consumed.
        package var usage: TokenUsage
        /// From the first call to the last answer, waits between them included.
        package var latency: Duration

        /// The same in milliseconds.
        package var latencyMs: Double {
            Double(latency.components.seconds) * 1000 + Double(latency.components.attoseconds) / 1e15
        }

        /// Made of its fields; without a call nothing was consumed.
        package init(
            advice: Advice, costUSD: Double = 0, calls: Int = 0, usage: TokenUsage = TokenUsage(),
            latency: Duration = .zero
        ) {
            self.advice = advice
            self.costUSD = costUSD
            self.calls = calls
            self.usage = usage
            self.latency = latency
        }
    }

    /// What the circumstances allow.
    package struct Terms: Sendable {
        /// Which models, at what price, how long an answer may take.
        package var policy: Policy
        /// How long the whole question may take, in real time.
        package var span: Duration
        /// What may be spent, in US dollars.
        package var budgetUSD: Double
        /// Where failed calls are told.
        package var logger: Logger
        /// Where calls and tokens are counted.
        package var meter: ConsultMeter

        /// Made of its fields.
        package init(policy: Policy, span: Duration, budgetUSD: Double, logger: Logger, meter: ConsultMeter) {
            self.policy = policy
            self.span = span
            self.budgetUSD = budgetUSD
            self.logger = logger
            self.meter = meter
        }
    }

    /// Asks about one failure. Never fails: what is no answer is told in the outcome.
    package func ask(
        _ failure: FailureObserved, local: Verdict, memory: FailureMemory?, similar: [SimilarCase] = [], _ terms: Terms
    ) async -> Outcome {
        guard let client else { return Outcome(advice: .missing(.key)) }
        let claude = terms.policy.classification.claude
        let report = text.report(failure, local: local, memory: memory, similar: similar)
        var session = ConsultSession(
            client: client, breaker: breaker, system: system(terms.policy), user: report, terms: terms)
        let first: ClaudeAnswer
        switch await session.answer(of: claude.model) {
        case .failure(let missing): return session.outcome(.missing(missing))
        case .success(let answer): first = answer
        }
        var second: ClaudeAnswer?
        if ConsultRule.wantsSecond(after: first, local: local, policy: claude), let other = claude.secondOpinion,
            session.costUSD + estimate(other.model, terms.policy, report) <= terms.budgetUSD
        {
            second = try? await session.answer(of: other.model).get()
        }
        return session.outcome(.answered(first: first, second: second))
    }

    /// What a question may cost with its second opinion, in US dollars: nothing cached yet, and the longest answers.
    package func estimate(
        _ failure: FailureObserved, local: Verdict, memory: FailureMemory?, _ policy: Policy
    ) -> Double {
        let claude = policy.classification.claude
        let report = text.report(failure, local: local, memory: memory)
        return [claude.model, claude.secondOpinion?.model].compactMap { $0 }
            .reduce(0) { $0 + estimate($1, policy, report) }
    }

    /// What one call may cost, in US dollars: nothing cached yet, and the longest answer.
    package func estimate(_ model: String, _ policy: Policy, _ report: String) -> Double {
        // Three bytes a token is on the safe side for English and code.
        let prefix = system(policy).reduce(0) { $0 + $1.text.utf8.count } / 3
        let usage = TokenUsage(
            input: report.utf8.count / 3, output: ConsultSession.maxTokens, cacheWrite: prefix)
        return TokenPrice(policy.classification.claude.price(of: model)).cost(usage)
    }

    private func system(_ policy: Policy) -> [MessageQuestion.Part] {
        [.init(text.stable, isCached: true), .init(text.policy(policy), isCached: true)]
    }
}

/// The circuit breaker of the process.
final class BreakerBox: Sendable {
    private let state = Mutex(CircuitBreaker())

    func admits() -> Bool { state.withLock { $0.admits(at: Timestamp.system()) } }

    func note(_ succeeded: Bool) { state.withLock { $0.note(succeeded, at: Timestamp.system()) } }
}

extension TokenPrice {
    init(_ price: ModelPrice) {
        self.init(
            input: price.input, output: price.output, cacheWrite: price.cacheWrite, cacheRead: price.cacheRead)
    }
}
