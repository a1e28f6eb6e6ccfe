import Contracts
import JSONScan
import Synchronization

/// Everything that the sandbox knows, behind one lock.
final class SandboxState: Sendable {
    private let inner: Mutex<Inner>
    private let now: @Sendable () -> Timestamp

    private struct Inner {
        var world: GitHubWorld
        var parties = PartiesWorld()
        var anthropic = AnthropicWorld()
        var faults = SandboxFaults()
        var journal: [JSONValue] = []
        var count = 0
        /// Webhooks of dbt Cloud that are to be sent.
        var told: [WorldEvent] = []

        mutating func takeOutbox() -> [WorldEvent] {
            defer { told = [] }
            return world.takeOutbox() + told
        }
    }

    /// What is to be done with a request's reply.
    struct Outcome {
        var reply: WorldReply
        var isDropped = false
        var delay = 0
        /// Text that goes out in place of the reply's body.
        var page: String?
        var events: [WorldEvent] = []
    }

    init(world: GitHubWorld, now: @escaping @Sendable () -> Timestamp) {
        inner = Mutex(Inner(world: world))
        self.now = now
    }

    /// The address that links lead to, once the port is known.
    func listen(at base: String) { inner.withLock { $0.world.base = base } }

    /// Whether somebody may have a webhook of the repository sent again.
    func mayRedeliver(_ request: WorldRequest, in repository: String) -> Bool {
        inner.withLock { $0.world.mayAdminister(request, repository) }
    }

    /// Answers, notes it in the journal, and decides what goes wrong.
    func answer(_ request: WorldRequest) -> Outcome {
        inner.withLock { inner in
            if request.path.first == "_sandbox" {
                let reply = control(request, &inner)
                return Outcome(reply: reply, events: inner.takeOutbox())
            }
            if request.path.first == "_signed" {
                return Outcome(reply: WorldReply(200), page: inner.world.log(request))
            }
            if request.path.first == "anthropic" {
                let made = inner.anthropic.answer(request)
                note(request, made.reply, isDropped: made.isCut, &inner)
                return Outcome(reply: made.reply, isDropped: made.isCut, delay: made.delay, page: made.page)
            }
            if PartiesWorld.answers(request) {
                let made = inner.parties.answer(request, at: now())
                note(request, made.reply, isDropped: made.isDropped, &inner)
                return Outcome(
                    reply: made.reply, isDropped: made.isDropped, delay: made.delay, page: made.page)
            }
            if inner.faults.fails() {
                let reply = WorldReply.error(502, "Server Error")
                note(request, reply, isDropped: false, &inner)
                return Outcome(reply: reply)
            }
            let isDbt = request.path.first == "dbt"
            let reply = isDbt ? inner.parties.dbt.answer(request, at: now()) : inner.world.answer(request, at: now())
            let isDropped = request.method != "GET" && reply.status < 300 && inner.faults.drops()
            note(request, reply, isDropped: isDropped, &inner)
            tell(inner.parties.dbt.takeTold(), &inner)
            return Outcome(reply: reply, isDropped: isDropped, delay: inner.faults.delay, events: inner.takeOutbox())
        }
    }

    /// Webhooks of dbt Cloud.
    private func tell(_ bodies: [JSONValue], _ inner: inout Inner) {
        inner.told += bodies.map { WorldEvent(repository: "dbt cloud", name: WorldEvent.dbtCloud, body: $0) }
    }

    /// A conditional request that did not count.
    func refund(_ request: WorldRequest) {
        // Whoever asks is known by the token alone; a token that nobody has was answered with 401 before.
        guard let token = request.headers["authorization"]?.split(separator: " ").last else { return }
        inner.withLock { inner in
            if let login = inner.world.tokens[String(token)] { inner.world.refund(login) }
        }
    }

    private func note(_ request: WorldRequest, _ reply: WorldReply, isDropped: Bool, _ inner: inout Inner) {
        inner.count += 1
        let login = request.headers["authorization"]?.split(separator: " ").last
            .flatMap { inner.world.tokens[String($0)] }
        inner.journal.append([
            "number": .int(inner.count), "at": .string(now().rfc3339), "login": .text(login),
            "method": .string(request.method), "path": .string("/" + request.path.joined(separator: "/")),
            "status": .int(reply.status), "dropped": .bool(isDropped),
        ])
        if inner.journal.count > 20_000 { inner.journal.removeFirst(5000) }
    }

    func hook(of repository: String) -> (id: Int, url: String)? {
        inner.withLock { $0.world.hook(of: repository) }
    }

    func delivered(
        _ event: WorldEvent, guid: String, status: Int, seconds: Double, body: [UInt8], isRedelivery: Bool
    ) {
        inner.withLock {
            $0.world.delivered(
                event, guid: guid, status: status, seconds: seconds, body: body, isRedelivery: isRedelivery, at: now())
        }
    }

    func delivery(_ id: Int, of repository: String) -> (event: WorldEvent, guid: String, body: [UInt8])? {
        inner.withLock { $0.world.delivery(id, of: repository) }
    }

    /// What the sandbox itself is asked.
    private func control(_ request: WorldRequest, _ inner: inout Inner) -> WorldReply {
        let body = (try? JSONValue(parsing: request.body)) ?? .object([])
        let name = request.path.dropFirst().joined(separator: "/")
        if let reply = inner.parties.control("\(request.method) \(name)", body) { return reply }
        switch (request.method, name) {
        case ("GET", "clock"): return WorldReply(200, ["now": .string(now().rfc3339)])
        case ("GET", "journal"):
            let after = Int(request.query["after"] ?? "") ?? 0
            return WorldReply(
                200, .array(Array(inner.journal.filter { ($0["number"]?.int ?? 0) > after }.prefix(1000))))
        case ("GET", "state"): return WorldReply(200, state(inner))
        case ("GET", "audit"):
            return WorldReply(200, ["duplicates": .array(inner.world.duplicates.map { .string($0) })])
        case ("POST", "faults"):
            inner.faults.set(body)
            return WorldReply(204)
        case ("POST", "anthropic/faults"):
            inner.anthropic.fault = AnthropicFault(body)
            return WorldReply(204)
        case ("GET", "anthropic/journal"): return WorldReply(200, .array(inner.anthropic.journal))
        case ("POST", "limits"):
            if let number = body["content_per_minute"]?.int { inner.world.contentPerMinute = number }
            if let number = body["content_per_hour"]?.int { inner.world.contentPerHour = number }
            if let number = body["requests_per_hour"]?.int { inner.world.requestsPerHour = number }
            return WorldReply(204)
        case ("POST", "workflow_runs"):
            return inner.world.finishRun(body, at: now()).map { WorldReply(201, $0) } ?? .notFound
        case ("POST", "pull_requests/merge"):
            return inner.world.merge(body, at: now()).map { WorldReply(201, $0) } ?? .notFound
        case ("POST", "dbt_runs"):
            tell(inner.parties.dbt.add(body, at: now()), &inner)
            return WorldReply(201, ["id": body["id"] ?? .null])
        case ("POST", "slack/interactions"):
            guard let told = inner.parties.slack.interaction(body, at: now()) else { return .notFound }
            inner.told.append(WorldEvent(repository: "slack", name: WorldEvent.slack, body: told))
            return WorldReply(202)
        default: return mischief(request, body, &inner)
        }
    }

    /// What goes wrong outside: webhooks that come late, again or not at all, issues that are deleted.
    private func mischief(_ request: WorldRequest, _ body: JSONValue, _ inner: inout Inner) -> WorldReply {
        let repository = body["repository"]?.string ?? ""
        let isDone: Bool
        switch (request.method, request.path.dropFirst().joined(separator: "/")) {
        case ("POST", "dbt_runs/tell"):
            let told = inner.parties.dbt.tell(body["id"]?.int ?? 0, at: now())
            for one in told {
                inner.told.append(WorldEvent(repository: "dbt cloud", name: WorldEvent.dbtCloud, body: one))
            }
            isDone = !told.isEmpty
        case ("POST", "hooks"):
            isDone = inner.world.setHooks(of: repository, active: body["active"] != .bool(false))
        case ("POST", "issues/delete"):
            isDone = inner.world.deleteIssue(
                body["number"]?.int ?? 0, of: repository, by: body["login"]?.string ?? "ana")
        default: return .notFound
        }
        return isDone ? WorldReply(204) : .notFound
    }

    private func state(_ inner: Inner) -> JSONValue {
        let rows: [JSONValue] = inner.world.counts.map {
            [
                "repository": .string($0.repository), "issues": .int($0.issues), "open": .int($0.open),
                "comments": .int($0.comments), "cards": .int($0.cards),
            ]
        }
        return [
            "repositories": .array(rows), "requests": .int(inner.count), "dropped": .int(inner.faults.dropped),
            "messages": .int(inner.parties.slack.messages.count), "alerts": .int(inner.parties.pagerDuty.alerts.count),
        ]
    }
}
