import Anthropic
import ClassifierAsking
import ClassifierCore
import Contracts

extension Consultant.Outcome {
    /// What the entry of a failure tells of it. Calls and tokens are counted with the failure that was asked about, and not with
    /// those that waited for the same answer.
    func consultation(_ occasion: String, local: Verdict, verdict: Verdict, isCounted: Bool) -> Consultation {
        Consultation(
            occasion: occasion, outcome: ConsultRule.outcome(of: advice, local: local, verdict: verdict),
            localCategory: local.category, localConfidence: local.confidence, calls: isCounted ? calls : 0,
            inputTokens: isCounted ? usage.input + usage.cacheWrite : 0, cachedTokens: isCounted ? usage.cacheRead : 0,
            outputTokens: isCounted ? usage.output : 0, latencyMs: latencyMs)
    }
}
