package import Contracts
import JSONScan

/// GitHub as Switchyard meets it: accounts, repositories, issues, limits and what every change sends. A value: requests in,
/// replies and webhooks out; the moment is handed in.
package struct GitHubWorld: Sendable {
    /// The stand-in's own address, without a slash at its end.
    package var base = "http://127.0.0.1"
    /// Calls that create content, allowed in a minute.
    package var contentPerMinute = 80
    /// Calls that create content, allowed in an hour.
    package var contentPerHour = 500
    /// Requests of a token, allowed in an hour.
    package var requestsPerHour = 5000
    /// Webhooks that wait to be sent, in order.
    package private(set) var outbox: [WorldEvent] = []

    var users: [String: WorldUser] = [:]
    var tokens: [String: String] = [:]
    var repositories: [String: WorldRepository] = [:]
    private var nextID = 1000
    private var content: [String: [Timestamp]] = [:]
    private var windows: [String: (start: Timestamp, used: Int)] = [:]

    /// An empty world.
    package init() {}

    /// A number that no other object has.
    mutating func makeID() -> Int {
        nextID += 1
        return nextID
    }

    /// Takes out the webhooks that wait.
    package mutating func takeOutbox() -> [WorldEvent] {
        defer { outbox.removeAll(keepingCapacity: true) }
        return outbox
    }

    mutating func send(_ event: String, _ body: JSONValue, for repository: WorldRepository, by login: String) {
        let whole = body.adding([
            "repository": json(repository), "organization": organization, "sender": json(user: login),
        ])
        outbox.append(WorldEvent(repository: repository.fullName.lowercased(), name: event, body: whole))
    }

    /// Somebody's login; a new account when there is none yet.
    @discardableResult
    package mutating func addUser(_ login: String, token: String? = nil) -> String {
        if users[login.lowercased()] == nil {
            users[login.lowercased()] = WorldUser(id: makeID(), login: login)
        }
        if let token { tokens[token] = login }
        return login
    }

    /// A repository that the logins see with their roles, and that sends its webhooks to `hook`.
    package mutating func addRepository(_ fullName: String, roles: [String: String], hook: String?, at now: Timestamp) {
        let parts = fullName.split(separator: "/").map(String.init)
        guard parts.count == 2 else { return }
        var repository = WorldRepository(id: makeID(), owner: parts[0], name: parts[1], createdAt: now, roles: roles)
        if let hook {
            repository.hooks = [WorldHook(id: makeID(), url: hook, events: GitHubWorld.hookEvents)]
        }
        for (name, color) in [("bug", "d73a4a"), ("dbt-error", "b60205"), ("data-error", "d93f0b")] {
            repository.labels.append(WorldLabel(id: makeID(), name: name, color: color, description: nil))
        }
        repositories[fullName.lowercased()] = repository
    }

    static let hookEvents = [
        "issues", "issue_comment", "label", "pull_request", "workflow_run", "check_run", "push", "deployment_status",
        "repository_dispatch",
    ]

    /// Answers a request as GitHub would.
    package mutating func answer(_ request: WorldRequest, at now: Timestamp) -> WorldReply {
        guard request.headers["user-agent"]?.isEmpty == false else {
            return .error(
                403, "Request forbidden by administrative rules. Please make sure it has a User-Agent header.")
        }
        guard let login = login(request) else { return .error(401, "Bad credentials") }
        let (allowed, limits) = spend(login, now)
        guard allowed else {
            return with(
                limits, .error(403, "API rate limit exceeded for user ID \(users[login.lowercased()]?.id ?? 0)."))
        }
        if request.method != "GET", let pause = pause(login, request, now) {
            let reply = WorldReply.error(
                403, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.")
            return with(limits.merging(["retry-after": String(pause)]) { $1 }, reply)
        }
        let reply = route(request, login, now)
        if reply.status < 300, request.method == "POST", isContent(request) { content[login, default: []].append(now) }
        return with(limits, reply)
    }

    private func with(_ headers: [String: String], _ reply: WorldReply) -> WorldReply {
        var reply = reply
        reply.headers.merge(headers) { own, _ in own }
        return reply
    }

    private func login(_ request: WorldRequest) -> String? {
        guard let header = request.headers["authorization"] else { return nil }
        let words = header.split(separator: " ", maxSplits: 1)
        guard words.count == 2, ["bearer", "token"].contains(words[0].lowercased()) else { return nil }
        let token = String(words[1])
        // A GitHub App signs for itself with a JWT: three parts, whose signature the stand-in does not check.
        if token.split(separator: ".").count == 3, request.path.first == "app" { return "switchyard[bot]" }
        return tokens[token]
    }

    /// Whether the token's owner is an administrator there.
    func mayAdminister(_ request: WorldRequest, _ repository: String) -> Bool {
        login(request).map { repositories[repository]?.permits($0, "admin") == true } ?? false
    }

    /// How much of the hour a token has used, and when it ends, in seconds since the epoch.
    func spent(_ login: String, _ now: Timestamp) -> (used: Int, reset: Int) {
        var window = windows[login] ?? (start: now, used: 0)
        if now.since(window.start) >= .seconds(3600) { window = (now, 0) }
        return (window.used, Int((window.start + .seconds(3600)).milliseconds / 1000))
    }

    private mutating func spend(_ login: String, _ now: Timestamp) -> (Bool, [String: String]) {
        var window = windows[login] ?? (now, 0)
        if now.since(window.start) >= .seconds(3600) { window = (now, 0) }
        window.used += 1
        windows[login] = window
        let reset = (window.start + .seconds(3600)).milliseconds / 1000
        return (
            window.used <= requestsPerHour,
            [
                "x-ratelimit-limit": String(requestsPerHour),
                "x-ratelimit-remaining": String(max(0, requestsPerHour - window.used)),
                "x-ratelimit-used": String(window.used), "x-ratelimit-reset": String(reset),
                "x-ratelimit-resource": "core",
            ]
        )
    }

    /// A conditional request that is answered with 304 does not count.
    package mutating func refund(_ login: String) { windows[login]?.used -= 1 }

    private func isContent(_ request: WorldRequest) -> Bool {
        request.path.last == "issues" || request.path.last == "comments"
    }

    /// Seconds to wait when too much content was created; `nil` when it was not.
    ///
    /// Source: GitHub, "Rate limits for the REST API", "About secondary rate limits".
    private mutating func pause(_ login: String, _ request: WorldRequest, _ now: Timestamp) -> Int? {
        guard request.method == "POST", isContent(request) else { return nil }
        var times = (content[login] ?? []).filter { now.since($0) < .seconds(3600) }
        content[login] = times
        if times.count >= contentPerHour { return 60 }
        times = times.filter { now.since($0) < .seconds(60) }
        return times.count >= contentPerMinute ? 60 : nil
    }
}
