import Contracts
import JSONScan

extension GitHubWorld {
    mutating func route(_ request: WorldRequest, _ login: String, _ now: Timestamp) -> WorldReply {
        let path = request.path
        switch (request.method, path.first ?? "", path.count) {
        case ("GET", "user", 1): return WorldReply(200, privateUser(login))
        case ("GET", "meta", 1): return WorldReply(200, ["verifiable_password_authentication": false])
        case ("GET", "rate_limit", 1): return rateLimit(login, now)
        case ("GET", "users", 2):
            return users[path[1].lowercased()].map { WorldReply(200, json(user: $0.login)) } ?? .notFound
        case ("GET", "search", 2) where path[1] == "issues": return search(request, login, now)
        case (_, "app", _): return app(request, now)
        case ("GET", "installation", 2):
            let seen = repositories.values.filter { $0.permits(login, "read") }.sorted { $0.id < $1.id }
            return WorldReply(
                200, ["total_count": .int(seen.count), "repositories": .array(seen.map { json($0) })])
        case (_, "repos", 3...): return inRepository(request, login, now)
        case ("GET", "", 0): return WorldReply(200, ["current_user_url": .string("\(base)/user")])
        default: return .notFound
        }
    }

    private mutating func app(_ request: WorldRequest, _ now: Timestamp) -> WorldReply {
        switch (request.method, request.path.count) {
        case ("GET", 1): return WorldReply(200, appJSON)
        case ("POST", 4) where request.path[1] == "installations" && request.path[3] == "access_tokens":
            let token = "ghs_sandbox\(makeID())"
            tokens[token] = "switchyard[bot]"
            return WorldReply(
                201,
                [
                    "token": .string(token), "expires_at": .string((now + .seconds(3600)).short),
                    "permissions": ["issues": "write", "metadata": "read"], "repository_selection": "all",
                ])
        default: return .notFound
        }
    }

    private mutating func inRepository(_ request: WorldRequest, _ login: String, _ now: Timestamp) -> WorldReply {
        let key = "\(request.path[1])/\(request.path[2])".lowercased()
        // GitHub tells nobody that a repository exists which they may not see.
        guard let repository = repositories[key], repository.permits(login, "read") else { return .notFound }
        let rest = Array(request.path.dropFirst(3))
        let call = WorldCall(
            request: request, key: key, rest: rest, login: login, now: now,
            base: base, body: request.body.isEmpty ? .object([]) : (try? JSONValue(parsing: request.body)))
        guard call.body != nil else { return .error(400, "Problems parsing JSON") }
        switch (request.method, rest.first ?? "", rest.count) {
        case ("GET", "", 0): return WorldReply(200, fullJSON(repository, login))
        case (_, "issues", _): return issues(call, repository)
        case (_, "labels", _): return labels(call, repository)
        case ("GET", "assignees", _): return assignable(call, repository)
        case ("GET", "collaborators", 3) where rest[2] == "permission": return permission(call, repository)
        case (_, "hooks", _): return hooks(call, repository)
        case ("GET", "actions", _): return actions(call, repository)
        case ("POST", "actions", 4) where rest[1] == "runs" && rest[3] == "rerun-failed-jobs":
            return rerun(call, repository)
        case ("GET", "commits", 1): return commits(call, repository)
        case ("POST", "dispatches", 1): return dispatch(call, repository)
        case ("GET", "pulls", 2):
            guard let number = Int(rest[1]), let issue = repository.issues[number], issue.isPullRequest else {
                return .notFound
            }
            return WorldReply(200, json(pull: issue, repository))
        default: return .notFound
        }
    }

    private func assignable(_ call: WorldCall, _ repository: WorldRepository) -> WorldReply {
        if call.rest.count == 1 {
            return page(repository.roles.keys.sorted().map { json(user: $0) }, call)
        }
        return repository.roles[call.rest[1]] == nil ? .notFound : WorldReply(204)
    }

    private func permission(_ call: WorldCall, _ repository: WorldRepository) -> WorldReply {
        guard let user = users[call.rest[1].lowercased()] else { return .notFound }
        let role = repository.roles[user.login] ?? "none"
        let legacy = ["maintain": "write", "triage": "read"][role] ?? role
        return WorldReply(
            200,
            ["permission": .string(legacy), "role_name": .string(role), "user": json(user: user.login)])
    }

    /// A page of a list, with GitHub's `Link` header.
    func page(_ items: [JSONValue], _ call: WorldCall) -> WorldReply { page(items, call.request) }

    /// A page of a list that belongs to no repository.
    func page(_ items: [JSONValue], _ request: WorldRequest) -> WorldReply {
        let size = min(100, max(1, Int(request.query["per_page"] ?? "") ?? 30))
        let number = max(1, Int(request.query["page"] ?? "") ?? 1)
        let last = max(1, (items.count + size - 1) / size)
        var links: [String] = []
        func link(_ page: Int, _ name: String) {
            let query = request.query.merging(["page": String(page)]) { $1 }.sorted { $0.key < $1.key }
            let text = query.map { "\($0.key)=\(WorldCall.encode($0.value))" }.joined(separator: "&")
            let path = request.path.map { WorldCall.encode($0) }.joined(separator: "/")
            links.append("<\(base)/\(path)?\(text)>; rel=\"\(name)\"")
        }
        if number > 1 { link(number - 1, "prev") }
        if number < last {
            link(number + 1, "next")
            link(last, "last")
        }
        if number > 1 { link(1, "first") }
        let slice = Array(items.dropFirst((number - 1) * size).prefix(size))
        return WorldReply(200, .array(slice), headers: links.isEmpty ? [:] : ["link": links.joined(separator: ", ")])
    }

    /// What is left; asking for it costs nothing.
    private mutating func rateLimit(_ login: String, _ now: Timestamp) -> WorldReply {
        refund(login)
        let (used, reset) = spent(login, now)
        let core: JSONValue = [
            "limit": .int(requestsPerHour), "used": .int(used), "remaining": .int(max(0, requestsPerHour - used)),
            "reset": .int(reset),
        ]
        return WorldReply(200, ["resources": ["core": core, "search": core], "rate": core])
    }
}

/// A request within a repository, taken apart.
struct WorldCall {
    let request: WorldRequest
    let key: String
    let rest: [String]
    let login: String
    let now: Timestamp
    /// The address of the stand-in, for links.
    let base: String
    let body: JSONValue?

    static func encode(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "~"):
                String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
