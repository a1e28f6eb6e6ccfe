import Anthropic
import ClassifierCore
import Contracts
import Logging
import Policy

/// The calls that one question makes.
struct ConsultSession {
    /// The longest answer.
    static let maxTokens = 1024

    let client: AnthropicClient
    let breaker: BreakerBox
    let system: [MessageQuestion.Part]
    let user: String
    let terms: Consultant.Terms
    private(set) var costUSD = 0.0
    private var calls = 0
    private var usage = TokenUsage()
    private let begun = ContinuousClock.now
    private var latency = Duration.zero
    private var allowance: CallAllowance

    init(
        client: AnthropicClient, breaker: BreakerBox, system: [MessageQuestion.Part], user: String,
        terms: Consultant.Terms
    ) {
        self.client = client
        self.breaker = breaker
        self.system = system
        self.user = user
        self.terms = terms
        allowance = CallAllowance(span: terms.span)
    }

    func outcome(_ advice: Advice) -> Consultant.Outcome {
        Consultant.Outcome(advice: advice, costUSD: costUSD, calls: calls, usage: usage, latency: latency)
    }

    /// The checked answer of a model, asked again where that helps and the allowance has room.
    mutating func answer(of model: String) async -> Result<ClaudeAnswer, Advice.Missing> {
        await reply(of: model, schema: AnswerSchema.json) { ClaudeAnswer(parsing: $0, model: model) }
    }

    /// The same for an answer of another kind; what `reading` does not take is no answer.
    mutating func reply<Answer>(
        of model: String, schema: [UInt8], reading: (String) -> Answer?
    ) async -> Result<Answer, Advice.Missing> {
        let question = MessageQuestion(
            model: model, system: system, user: user, answerSchema: schema,
            maxTokens: ConsultSession.maxTokens)
        while true {
            guard breaker.admits() else { return .failure(.breaker) }
            guard let timeout = allowance.take(terms.policy.classification.claude.timeout) else {
                return .failure(.unavailable)
            }
            switch await call(question, timeout, reading) {
            case .success(let answer): return .success(answer)
            case .failure(.answer(let missing)): return .failure(missing)
            case .failure(.call(let error)):
                guard let wait = allowance.wait(after: error, jitter: .random(in: 0...1)) else {
                    return .failure(ConsultSession.missing(error))
                }
                let begun = ContinuousClock.now
                try? await Task.sleep(for: wait)
                allowance.spend(ContinuousClock.now - begun)
                if Task.isCancelled { return .failure(.unavailable) }
            }
        }
    }

    private enum Trouble: Error {
        case call(AnthropicError)
        case answer(Advice.Missing)
    }

    private mutating func call<Answer>(
        _ question: MessageQuestion, _ timeout: Duration, _ reading: (String) -> Answer?
    ) async -> Result<Answer, Trouble> {
        let begun = ContinuousClock.now
        calls += 1
        let result: Result<MessageAnswer, AnthropicError>
        do throws(AnthropicError) {
            result = .success(try await client.ask(question, timeout: timeout))
        } catch {
            result = .failure(error)
        }
        let elapsed = ContinuousClock.now - begun
        allowance.spend(elapsed)
        latency = ContinuousClock.now - self.begun
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        switch result {
        case .failure(let error):
            if let usage = error.usage { charge(usage, question.model) }
            breaker.note(error.usage != nil)
            terms.meter.called(error.code.rawValue, seconds: seconds)
            terms.logger.warning("Claude did not answer", metadata: ["error": "\(error)"])
            return .failure(.call(error))
        case .success(let reply):
            charge(reply.usage, question.model)
            breaker.note(true)
            guard let answer = reading(reply.text) else {
                terms.meter.called("invalid", seconds: seconds)
                return .failure(.answer(.invalid))
            }
            terms.meter.called("answered", seconds: seconds)
            return .success(answer)
        }
    }

    private mutating func charge(_ usage: TokenUsage, _ model: String) {
        self.usage = self.usage + usage
        costUSD += TokenPrice(terms.policy.classification.claude.price(of: model)).cost(usage)
        terms.meter.consumed(
            input: usage.input, output: usage.output, cacheWrite: usage.cacheWrite, cacheRead: usage.cacheRead)
    }

    private static func missing(_ error: AnthropicError) -> Advice.Missing {
        switch error.code {
        case .unauthorized, .billing, .forbidden, .notFound, .invalidRequest, .tooLarge: .rejected
        case .truncated: .truncated
        case .refused: .refused
        case .malformedReply, .stopped: .invalid
        case .rateLimited, .overloaded, .timeout, .unreachable, .cancelled: .unavailable
        }
    }
}
