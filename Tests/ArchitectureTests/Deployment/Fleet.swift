/// What a deployment holds, and who may hold which privilege.
enum Fleet {
    static let ports = [
        "console": 8800, "ingestor": 8801, "classifier": 8802, "assigner": 8803, "resolver": 8804, "correlator": 8805,
    ]
    static let programs = ports.keys.sorted()
    /// Those that others reach from outside.
    static let reachable: Set = ["ingestor", "console"]
    /// Those that write to GitHub.
    static let writers: Set = ["assigner", "resolver", "correlator"]
    /// The one that asks Claude.
    static let asker = "classifier"
    /// The one that calls people.
    static let caller = "correlator"
    /// Those that reach others' servers: GitHub's, and Anthropic's.
    static let outgoing: Set = ["ingestor", "assigner", "resolver", "correlator", asker]
    /// How Redis must be started.
    static let redisSettings = [
        ("--appendonly", "yes"), ("--appendfsync", "always"), ("--maxmemory-policy", "noeviction"),
    ]

    /// What a program holds that it must not: the names of its secrets as files are called.
    static func privileges(_ program: String, variables: [String], secrets: [String]) -> [String] {
        var problems: [String] = []
        let hasGitHub = variables.contains { $0.hasPrefix("GITHUB_TOKEN") || $0.hasPrefix("GITHUB_APP") }
        if !writers.contains(program), program != "ingestor", hasGitHub {
            problems.append("holds a credential of GitHub")
        }
        if !writers.contains(program), secrets.contains(where: { $0.contains("write") }) {
            problems.append("holds the writing token")
        }
        if program != "ingestor", secrets.contains(where: { $0.contains("webhook") || $0.contains("read") }) {
            problems.append("holds what only the ingestor needs")
        }
        let own = (variables + secrets).map { $0.lowercased() }
        if program != asker, own.contains(where: { $0.contains("anthropic") }) {
            problems.append("holds the key of Claude")
        }
        let calls = ["slack_bot", "slack_webhook", "pagerduty_routing", "notify_"]
        if program != caller, own.contains(where: { name in calls.contains { name.hasPrefix($0) } }) {
            problems.append("holds a way to call people")
        }
        let answers = ["slack_signing", "pagerduty_webhook"]
        if program != "ingestor", own.contains(where: { name in answers.contains { name.hasPrefix($0) } }) {
            problems.append("holds what answers of people are signed with")
        }
        return problems
    }

    /// The networks of a service of compose.yaml.
    static func networks(_ name: String) -> [String] {
        if outgoing.contains(name) { return ["inside", "outside"] }
        return reachable.contains(name) ? ["inside", "door"] : ["inside"]
    }

    /// What is missing of Redis' settings in its arguments.
    static func redis(_ arguments: [String]) -> [String] {
        redisSettings.filter { flag, value in
            !zip(arguments, arguments.dropFirst()).contains { $0 == flag && $1 == value }
        }.map { "lacks \($0) \($1)" }
    }
}
