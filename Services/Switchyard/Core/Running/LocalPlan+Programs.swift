extension LocalPlan {
    /// GitHub's credentials under every name that they may have; who has no business with them is not handed them.
    package static let gitHubSecrets = [
        "GITHUB_TOKEN", "DA_AGENT_HUB_PAT", "GITHUB_APP_PRIVATE_KEY", "GITHUB_APP_ID", "GITHUB_APP_INSTALLATION_ID",
        "GITHUB_TOKEN_FILE", "DA_AGENT_HUB_PAT_FILE", "GITHUB_APP_PRIVATE_KEY_FILE",
    ]

    /// Anthropic's key, with which the classifier alone has business.
    package static let anthropicSecrets = ["ANTHROPIC_API_KEY", "ANTHROPIC_API_KEY_FILE"]

    /// The ways to call people, with which the correlator alone has business.
    package static let notifySecrets = [
        "SLACK_BOT_TOKEN", "SLACK_WEBHOOK_URL", "PAGERDUTY_ROUTING_KEY", "NOTIFY_WEBHOOK_URL", "NOTIFY_WEBHOOK_SECRET",
    ].flatMap { [$0, "\($0)_FILE"] }

    /// What Slack and PagerDuty sign their answers with, which the ingestor alone checks.
    package static let answerSecrets = ["SLACK_SIGNING_SECRET", "PAGERDUTY_WEBHOOK_SECRET"].flatMap {
        [$0, "\($0)_FILE"]
    }

    /// What the classifier must not hold: it refuses to start with most of these.
    package static let classifierHides =
        gitHubSecrets
        + [
            "DBT_CLOUD_API_TOKEN", "GITHUB_WEBHOOK_SECRET", "DBT_CLOUD_WEBHOOK_SECRET", "SWITCHYARD_DRILL_TOKEN",
        ].flatMap { [$0, "\($0)_FILE"] } + notifySecrets + answerSecrets

    /// The programs, stage by stage.
    package var programs: [ChildProgram] {
        var list: [ChildProgram] = []
        // A token that only this run knows would lock people out of the console; on loopback it goes without.
        let made = environment["SWITCHYARD_API_TOKEN"] == nil ? ["SWITCHYARD_API_TOKEN"] : []
        if startsRedis { list.append(redis) }
        if isSandbox { list.append(sandbox) }
        for (index, name) in LocalPlan.services.enumerated() { list.append(service(name, index)) }
        list.append(
            ChildProgram(
                name: "console", executable: "\(binaries)/switchyard", arguments: ["console"],
                environment: settings(
                    port: port,
                    without: LocalPlan.gitHubSecrets + LocalPlan.anthropicSecrets + LocalPlan.notifySecrets
                        + LocalPlan.answerSecrets + made),
                colour: 95, stage: 2))
        return list
    }

    private func service(_ name: String, _ index: Int) -> ChildProgram {
        // What reads untrusted text with a model holds no credential but its model's; dbt Cloud is read by
        // one and told to try again by another.
        let reading =
            ["ingestor", "resolver"].contains(name) ? [] : ["DBT_CLOUD_API_TOKEN", "DBT_CLOUD_API_TOKEN_FILE"]
        let calling = name == "correlator" ? [] : LocalPlan.notifySecrets
        let answering = name == "ingestor" ? [] : LocalPlan.answerSecrets
        let hidden =
            name == "classifier"
            ? LocalPlan.classifierHides : LocalPlan.anthropicSecrets + reading + calling + answering
        return ChildProgram(
            name: name, executable: "\(binaries)/\(name)",
            environment: settings(port: port + 1 + index, without: hidden), colour: 32 + index, stage: 2)
    }

    private func settings(port: Int, without hidden: [String]) -> [String: String] {
        var values = environment.merging(shared) { $1 }
        values["SWITCHYARD_PORT"] = String(port)
        values["SWITCHYARD_HOST"] = "127.0.0.1"
        values["SWITCHYARD_PARENT"] = String(parent)
        values["SWITCHYARD_LOG_FORMAT"] = environment["SWITCHYARD_LOG_FORMAT"] ?? "text"
        // What happens in the sandbox calls nobody outside of it.
        let shadowed = isSandbox ? LocalPlan.notifySecrets + LocalPlan.answerSecrets : []
        for name in shadowed where shared[name] == nil { values[name] = nil }
        for name in hidden { values[name] = nil }
        return values
    }

    private var redis: ChildProgram {
        ChildProgram(
            name: "redis", executable: "/usr/bin/env",
            arguments: [
                "redis-server", "--port", "0", "--unixsocket", "\(folder)/redis.sock", "--unixsocketperm", "700",
                "--dir", folder, "--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction",
                "--save", "", "--loglevel", "warning",
            ], environment: environment.filter { !LocalPlan.anthropicSecrets.contains($0.key) }, colour: 31, stage: 0)
    }

    private var sandbox: ChildProgram {
        ChildProgram(
            name: "sandbox", executable: "\(binaries)/switchyard", arguments: ["sandbox"] + play,
            environment: settings(port: sandboxPort, without: LocalPlan.anthropicSecrets + LocalPlan.notifySecrets),
            colour: 36, stage: 1)
    }
}
