import Contracts
import CurlOutbound
package import Notify
package import ServiceRuntime
import Signatures

/// How to tell people, as the environment says.
package struct NotifySettings: Sendable {
    private let slack: SlackCredential?
    private let slackURL: String
    private let routingKey: Secret?
    private let pagerDutyURL: String
    private let webhook: (url: Secret, secret: Secret)?

    /// Reads `SLACK_BOT_TOKEN` or `SLACK_WEBHOOK_URL`, `SLACK_API_URL`; `PAGERDUTY_ROUTING_KEY`, `PAGERDUTY_EVENTS_URL`;
    /// `NOTIFY_WEBHOOK_URL`, `NOTIFY_WEBHOOK_SECRET`.
    package init(from environment: inout EnvironmentReader, settings: ServiceSettings) {
        let schemes = ["https", "http"]
        slackURL = environment.address("SLACK_API_URL", default: SlackClient.publicURL, schemes: schemes)
        pagerDutyURL = environment.address(
            "PAGERDUTY_EVENTS_URL", default: PagerDutyClient.publicURL, schemes: schemes)
        slack = NotifySettings.slack(&environment)
        routingKey = environment.optionalSecret("PAGERDUTY_ROUTING_KEY")
        webhook = NotifySettings.webhook(&environment)
        guard !settings.pace.isReal else { return }
        let isRealSlack = slack != nil && (slackURL == SlackClient.publicURL || slack?.isHook == true && !isLocalHook)
        if isRealSlack || routingKey != nil && pagerDutyURL == PagerDutyClient.publicURL {
            environment.report(
                "SWITCHYARD_CLOCK_RATE", "an accelerated clock must not call people through a real Slack or PagerDuty",
                remedy: "unset it, or set SLACK_API_URL and PAGERDUTY_EVENTS_URL to the sandbox")
        }
    }

    private var isLocalHook: Bool {
        guard case .webhook(let url)? = slack else { return false }
        return ["http://127.0.0.1:", "http://localhost:"].contains { url.reveal().hasPrefix($0) }
    }

    private static func slack(_ environment: inout EnvironmentReader) -> SlackCredential? {
        let token = environment.optionalSecret("SLACK_BOT_TOKEN")
        let hook = address("SLACK_WEBHOOK_URL", &environment)
        if token != nil, hook != nil {
            environment.report(
                "SLACK_WEBHOOK_URL", "is set, and SLACK_BOT_TOKEN is set too",
                remedy: "keep the bot token, with which messages can be edited, and unset the webhook")
        }
        if let token, !token.reveal().hasPrefix("xox") {
            environment.report(
                "SLACK_BOT_TOKEN", "is no token of Slack's",
                remedy: "take the Bot User OAuth Token, which begins with xoxb-")
        }
        return token.map { .bot($0) } ?? hook.map { .webhook($0) }
    }

    private static func webhook(_ environment: inout EnvironmentReader) -> (url: Secret, secret: Secret)? {
        let url = address("NOTIFY_WEBHOOK_URL", &environment)
        let secret = environment.optionalSecret("NOTIFY_WEBHOOK_SECRET")
        guard let url else { return nil }
        guard let secret, secret.reveal().utf8.count >= 16 else {
            environment.report(
                "NOTIFY_WEBHOOK_SECRET", "is not set or shorter than 16 characters, and NOTIFY_WEBHOOK_URL is set",
                remedy: "set it to a random text that the receiver knows too, e.g. of: openssl rand -hex 32")
            return nil
        }
        return (url, secret)
    }

    /// An address that is a secret itself: no error tells it.
    private static func address(_ name: String, _ environment: inout EnvironmentReader) -> Secret? {
        guard let secret = environment.optionalSecret(name) else { return nil }
        let text = secret.reveal()
        guard text.hasPrefix("https://") || text.hasPrefix("http://"), !text.contains(where: \.isWhitespace) else {
            environment.report(name, "is no address", remedy: "write it with https:// in front")
            return nil
        }
        return secret
    }

    /// Clients of what there is a credential for, over a driver of their own.
    package func targets() -> NotifyTargets {
        guard slack != nil || routingKey != nil || webhook != nil else { return NotifyTargets() }
        let client = CurlDriver().client
        return NotifyTargets(
            slack: slack.map { SlackClient(client, credential: $0, baseURL: slackURL) },
            pagerDuty: routingKey.map { PagerDutyClient(client, routingKey: $0, baseURL: pagerDutyURL) },
            webhook: webhook.map {
                WebhookClient(client, url: $0.url, secret: $0.secret, realNow: { Timestamp.system() })
            })
    }
}

extension SlackCredential {
    fileprivate var isHook: Bool {
        if case .webhook = self { true } else { false }
    }
}
