package import ClassifierAsking
package import ServiceRuntime

/// What the classifier alone is told by the environment.
package struct ClassifierSettings: Sendable {
    /// The folder of the corpus, when it is not the one beside the executable.
    package let corpusFolder: String?
    /// The key and address of Anthropic's API; `nil` without a key, and then nothing is asked.
    package let anthropic: AnthropicSettings?

    /// Credentials with which something could be done outside, and which what reads strangers' text with a model must not hold.
    package static let forbidden = [
        "GITHUB_TOKEN", "DA_AGENT_HUB_PAT", "GITHUB_APP_PRIVATE_KEY", "DBT_CLOUD_API_TOKEN", "SLACK_BOT_TOKEN",
        "SLACK_WEBHOOK_URL", "PAGERDUTY_ROUTING_KEY", "NOTIFY_WEBHOOK_URL", "NOTIFY_WEBHOOK_SECRET",
    ]

    /// Reads `SWITCHYARD_CORPUS`, `ANTHROPIC_API_KEY` and `ANTHROPIC_BASE_URL`, and refuses other parties' credentials.
    package init(from environment: inout EnvironmentReader, settings: ServiceSettings) {
        corpusFolder = environment.optionalString("SWITCHYARD_CORPUS")
        anthropic = AnthropicSettings.read(from: &environment)
        for name in ClassifierSettings.forbidden where environment.isSet(name) {
            environment.report(
                name, "is a credential that the classifier must not hold: it reads strangers' text with a model",
                remedy: "start the classifier without \(name) and \(name)_FILE")
        }
    }
}
