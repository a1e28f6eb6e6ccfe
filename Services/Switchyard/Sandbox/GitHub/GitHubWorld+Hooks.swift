package import Contracts
import JSONScan

extension GitHubWorld {
    func hooks(_ call: WorldCall, _ repository: WorldRepository) -> WorldReply {
        guard repository.permits(call.login, "admin") else { return .notFound }
        if call.rest.count == 1 { return page(repository.hooks.map { json($0, repository) }, call) }
        guard let hook = repository.hooks.first(where: { String($0.id) == call.rest[1] }) else { return .notFound }
        switch call.rest.count {
        case 2: return WorldReply(200, json(hook, repository))
        case 3 where call.rest[2] == "deliveries":
            return page(hook.deliveries.reversed().map { json($0, repository) }, call)
        case 4 where call.rest[2] == "deliveries":
            guard let found = hook.deliveries.first(where: { String($0.id) == call.rest[3] }) else { return .notFound }
            return WorldReply(200, json(found, repository))
        default: return .notFound
        }
    }

    private func json(_ hook: WorldHook, _ repository: WorldRepository) -> JSONValue {
        let url = "\(base)/repos/\(repository.fullName)/hooks/\(hook.id)"
        return [
            "type": "Repository", "id": .int(hook.id), "name": "web", "active": .bool(hook.isActive),
            "events": .array(hook.events.map { .string($0) }),
            "config": ["url": .string(hook.url), "content_type": "json", "insecure_ssl": "0", "secret": "********"],
            "created_at": .string(repository.createdAt.short), "updated_at": .string(repository.createdAt.short),
            "url": .string(url), "test_url": .string("\(url)/test"), "ping_url": .string("\(url)/pings"),
            "deliveries_url": .string("\(url)/deliveries"),
            "last_response": [
                "code": hook.deliveries.last.map { .int($0.status) } ?? .null, "status": "active", "message": "OK",
            ],
        ]
    }

    private func json(_ delivery: WorldDelivery, _ repository: WorldRepository) -> JSONValue {
        [
            "id": .int(delivery.id), "guid": .string(delivery.guid), "delivered_at": .string(delivery.at.rfc3339),
            "redelivery": .bool(delivery.isRedelivery), "duration": .double(delivery.seconds),
            "status": .string((200..<300).contains(delivery.status) ? "OK" : "Failed"),
            "status_code": .int(delivery.status), "event": .string(delivery.event), "action": .text(delivery.action),
            "installation_id": nil, "repository_id": .int(repository.id),
        ]
    }

    /// The address that a repository's webhooks go to, and the hook's id; `nil` while it is switched off.
    package func hook(of repository: String) -> (id: Int, url: String)? {
        repositories[repository]?.hooks.first { $0.isActive }.map { ($0.id, $0.url) }
    }

    /// Switches a repository's webhooks on or off, as an outage does; whether there is such a repository.
    package mutating func setHooks(of repository: String, active: Bool) -> Bool {
        guard let hooks = repositories[repository.lowercased()]?.hooks else { return false }
        for index in hooks.indices { repositories[repository.lowercased()]?.hooks[index].isActive = active }
        return true
    }

    /// Deletes an issue, as an administrator does on its page, with its webhook; whether it was there.
    package mutating func deleteIssue(_ number: Int, of repository: String, by login: String) -> Bool {
        guard let known = repositories[repository.lowercased()], let issue = known.issues[number] else { return false }
        repositories[repository.lowercased()]?.issues[number] = nil
        for id in issue.comments { repositories[repository.lowercased()]?.comments[id] = nil }
        send("issues", ["action": "deleted", "issue": hookJSON(issue, known)], for: known, by: login)
        return true
    }

    /// Notes that a webhook was sent; the newest two hundred are kept.
    package mutating func delivered(
        _ event: WorldEvent, guid: String, status: Int, seconds: Double, body: [UInt8], isRedelivery: Bool,
        at now: Timestamp
    ) {
        let id = makeID()
        guard repositories[event.repository]?.hooks.isEmpty == false else { return }
        repositories[event.repository]?.hooks[0].deliveries.append(
            WorldDelivery(
                id: id, guid: guid, event: event.name, action: event.body["action"]?.string, at: now,
                isRedelivery: isRedelivery, seconds: seconds, status: status, body: body))
        if (repositories[event.repository]?.hooks[0].deliveries.count ?? 0) > 200 {
            repositories[event.repository]?.hooks[0].deliveries.removeFirst()
        }
    }

    /// A delivery that can be sent again: its event, guid and body.
    package func delivery(_ id: Int, of repository: String) -> (event: WorldEvent, guid: String, body: [UInt8])? {
        guard let found = repositories[repository]?.hooks.first?.deliveries.first(where: { $0.id == id }) else {
            return nil
        }
        let body = (try? JSONValue(parsing: found.body)) ?? .null
        return (WorldEvent(repository: repository, name: found.event, body: body), found.guid, found.body)
    }
}
