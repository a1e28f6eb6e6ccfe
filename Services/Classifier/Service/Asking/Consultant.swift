package import Anthropic
package import ClassifierCore
import Contracts
import Logging
import Outbound
import Policy
import ServiceRuntime
import Synchronization

/// Puts questions to Claude: at most three calls and a bounded time for each, and none while the other side does not answer.
package struct Consultant: Sendable {
    let client: AnthropicClient?
    let text: QuestionText
    let investigation: PromptFile?
    let breaker = BreakerBox()

    /// Without a client nothing is asked.
    package init(client: AnthropicClient?, text: QuestionText, investigation: PromptFile? = nil) {
        self.client = client
        self.text = text
        self.investigation = investigation
    }

    /// What came of a question.
    struct Outcome: Sendable {
        var advice: Advice
        /// The answer to what is behind a failure.
        var opinion: CauseOpinion?
        var costUSD = 0.0
        var calls = 0
    }

    /// What the circumstances allow.
    struct Terms: Sendable {
        var policy: Policy
        var span: Duration
        /// What may be spent, in US dollars.
        var budgetUSD: Double
        var logger: Logger
        var meter: ConsultMeter
    }

    /// Asks about one failure.
    func ask(
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

    /// What one call may cost, in US dollars: nothing cached yet, and the longest answer.
    func estimate(_ model: String, _ policy: Policy, _ report: String) -> Double {
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
