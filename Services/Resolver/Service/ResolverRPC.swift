import Contracts
import Platform
import ResolverCore
import ServiceHTTP
import ServiceRuntime
import Streams

/// The resolver's methods about issues.
struct ResolverRPC: Sendable {
    let platform: Platform
    let handler: ResolverHandler

    var methods: [RPCMethod] {
        [
            RPCMethod("ResolverService", "GetIssue", "Tells what is known of an issue.") {
                (request: GetIssueRequest, _) in
                GetIssueResponse(issue: try await life(request.repository, request.number))
            },
            RPCMethod("ResolverService", "ListIssues", "Lists issues.") { (request: ListIssuesRequest, _) in
                try await list(request)
            },
            RPCMethod("ResolverService", "CloseIssue", "Closes an issue in a person's name.") {
                (request: CloseIssueRequest, _) in
                try await command("close", request.repository, request.number, request.actor)
            },
            RPCMethod("ResolverService", "ReopenIssue", "Reopens an issue in a person's name.") {
                (request: ReopenIssueRequest, _) in
                try await command("reopen", request.repository, request.number, request.actor)
            },
            RPCMethod("ResolverService", "HoldIssue", "Keeps Switchyard from closing an issue.") {
                (request: HoldIssueRequest, _) in
                let text = request.until.map { "hold until \($0)" } ?? "hold"
                return try await command(text, request.repository, request.number, request.actor)
            },
        ]
    }

    private func life(_ repository: RepositoryName, _ number: Int) async throws -> IssueLife {
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        let subject = Subject(repository, number: number)
        guard let life = try await draft.read(IssueLife.self, ResolverKeys.life(subject)) else {
            throw ConnectError(.notFound, "\(subject) is not followed")
        }
        return life
    }

    private func list(_ request: ListIssuesRequest) async throws -> ListIssuesResponse {
        let page = try PageRequest(size: request.pageSize, token: request.pageToken)
        var found: [IssueLife] = []
        var offset = page.offset
        while found.count < page.size {
            let members = try await platform.store.members(
                MemberQuery(ResolverKeys.issues, limit: page.size, offset: offset, descending: true))
            var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
            let subjects = members.compactMap { Subject($0.member) }
            for life in try await draft.read(IssueLife.self, subjects.map(ResolverKeys.life)) {
                offset += 1
                guard let life, request.repository.map({ $0 == life.repository }) ?? true,
                    request.phase.map({ $0 == life.phase }) ?? true
                else { continue }
                found.append(life)
                if found.count == page.size { break }
            }
            if members.count < page.size { break }
        }
        return ListIssuesResponse(issues: found, nextPageToken: found.count < page.size ? nil : String(offset))
    }

    private func command(
        _ command: String, _ repository: RepositoryName, _ number: Int, _ actor: String
    ) async throws -> GetIssueResponse {
        guard !actor.isEmpty else { throw ConnectError(.invalidArgument, "actor: is missing") }
        for _ in 0..<20 {
            var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
            let subject = Subject(repository, number: number)
            guard let life = try await draft.read(IssueLife.self, ResolverKeys.life(subject)) else {
                throw ConnectError(.notFound, "\(subject) is not followed")
            }
            // Whoever may call this may command.
            let change = IssueChanged(
                repository: repository, number: number, action: .commented,
                actor: Actor(login: actor, isBot: false, permission: "admin"), command: command, at: platform.now())
            let cause = "rpc-\(platform.context.ids.next())"
            let log = try await draft.read(LifeLog.self, ResolverKeys.log(subject))
            let machine = try await handler.machine(repository, &draft)
            guard let read = LifeCommand(command), machine.obey(read, by: actor, life: life) != nil,
                let decision = machine.take([LifeFact(change, id: cause)], life: life, log: log)
            else {
                throw ConnectError(.failedPrecondition, "\(subject) is \(life.phase) already")
            }
            try await handler.apply(decision, before: life, cause: cause, &draft)
            if try await platform.store.commit([draft.step]) == [.committed] {
                return GetIssueResponse(issue: decision.life)
            }
        }
        throw ConnectError(.aborted, "the issue keeps changing; try again")
    }
}
