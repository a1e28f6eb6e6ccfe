import Anthropic
import ClassifierAsking
import Contracts
import Logging
import Platform
import Policy
import ServiceLifecycle
import ServiceRuntime

/// Asks at the start whether the policy's models exist; a wrong name is told with its remedy and keeps nothing from starting.
struct ModelCheck: ServiceLifecycle.Service {
    let consultant: Consultant
    let platform: Platform

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            await check()
            try await Task.sleep(for: .seconds(100 * 365 * 86_400))
        }
    }

    /// Looks each model up once.
    func check() async {
        let claude = platform.policy.current.classification.claude
        let logger = platform.context.logger
        guard let client = consultant.client, claude.consult != .never else { return }
        for (key, name) in [("model", claude.model), ("second_opinion.model", claude.secondOpinion?.model)] {
            guard let name else { continue }
            let place = "classification.claude.\(key)"
            do throws(AnthropicError) {
                let status = try await client.model(name)
                if let lifecycle = status.lifecycle, lifecycle != "active" {
                    logger.warning(
                        "a model is on its way out; name another one",
                        metadata: ["key": "\(place)", "model": "\(name)", "lifecycle": "\(lifecycle.prefix(20))"])
                }
            } catch {
                let remedy: Logger.Message =
                    switch error.code {
                    case .notFound: "there is no such model; mend its name, until then the local verdicts stand"
                    case .unauthorized, .forbidden: "Anthropic refuses the key; check ANTHROPIC_API_KEY"
                    default: "a model could not be looked up; it is asked all the same"
                    }
                logger.warning(remedy, metadata: ["key": "\(place)", "model": "\(name)", "error": "\(error)"])
            }
        }
    }
}
