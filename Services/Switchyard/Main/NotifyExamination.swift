import LivePlatform
import Notify
import Policy
import ServiceRuntime
import SwitchyardCore

/// Looks at the ways to tell people: whether each is set, taken, and used by the policy.
struct NotifyExamination {
    let workbench: Workbench

    /// A line for each way.
    func findings(_ policy: Policy) async -> [Finding] {
        var environment = EnvironmentReader(values: workbench.values)
        let targets = NotifySettings(from: &environment, settings: workbench.settings).targets()
        var findings = environment.problems.map {
            Finding.problem("telling people: \($0.name)", $0.problem, remedy: $0.remedy)
        }
        findings += await slack(targets.slack, policy)
        if policy.escalation.policies.contains(where: { $0.steps.contains { $0.via.contains(.pagerDuty) } }),
            targets.pagerDuty == nil
        {
            findings.append(
                .warning(
                    "PagerDuty", "a step of the policy pages, and no key is set",
                    remedy: "set PAGERDUTY_ROUTING_KEY for the correlator"))
        }
        if targets.webhook != nil { findings.append(.ok("webhook", "is set; it is told of the next change")) }
        return findings
    }

    private func slack(_ client: SlackClient?, _ policy: Policy) async -> [Finding] {
        let hasChannel = policy.notifications.slackChannel != nil || !policy.notifications.channels.isEmpty
        guard let client else {
            return hasChannel
                ? [
                    .warning(
                        "Slack", "the policy names a channel, and no credential is set",
                        remedy: "set SLACK_BOT_TOKEN for the correlator")
                ] : []
        }
        var findings: [Finding] = []
        if !hasChannel {
            findings.append(
                .warning("Slack", "is set, and the policy names no channel", remedy: "set notifications.slack_channel"))
        }
        guard client.isBot else {
            return findings + [
                .warning(
                    "Slack", "an incoming webhook can't edit messages: changes come as new ones",
                    remedy: "use a bot token, SLACK_BOT_TOKEN")
            ]
        }
        do throws(NotifyError) {
            return findings + [.ok("Slack", "takes the token: \(try await client.identity())")]
        } catch {
            return findings + [.problem("Slack", error.message, remedy: "check SLACK_BOT_TOKEN and SLACK_API_URL")]
        }
    }
}
