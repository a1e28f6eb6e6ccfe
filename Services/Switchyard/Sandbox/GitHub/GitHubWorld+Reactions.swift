import Contracts
import JSONScan

/// What somebody thinks of an issue or a comment, in one emoji.
struct WorldReaction: Sendable {
    /// What it stands on.
    enum Target: Hashable, Sendable {
        case issue(Int)
        case comment(Int)
    }

    /// All that GitHub knows.
    static let known = ["+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes"]

    let id: Int
    let on: Target
    let by: String
    let content: String
    let at: Timestamp
}

extension GitHubWorld {
    /// `…/reactions` and `…/reactions/{id}` of an issue or a comment. No webhook tells of them, and the issue counts as unchanged.
    ///
    /// - Parameter rest: what follows `reactions` in the path.
    mutating func reactions(
        _ call: WorldCall, _ repository: WorldRepository, on target: WorldReaction.Target, _ rest: [String]
    ) -> WorldReply {
        let here = repository.reactions.filter { $0.on == target }
        switch (call.request.method, rest.count) {
        case ("GET", 0):
            let content = call.request.query["content"]
            return page(here.filter { content == nil || $0.content == content }.map { json($0) }, call)
        case ("POST", 0):
            guard let content = call.body?["content"]?.string, WorldReaction.known.contains(content) else {
                return .invalid("Reaction", "content", "invalid")
            }
            // The same twice by one person is one.
            if let known = here.first(where: { $0.by == call.login && $0.content == content }) {
                return WorldReply(200, json(known))
            }
            let new = WorldReaction(id: makeID(), on: target, by: call.login, content: content, at: call.now)
            repositories[call.key]?.reactions.append(new)
            return WorldReply(201, json(new))
        case ("DELETE", 1):
            guard let found = here.first(where: { String($0.id) == rest[0] }) else { return .notFound }
            guard found.by == call.login else { return .error(403, "Must have admin rights to Repository.") }
            repositories[call.key]?.reactions.removeAll { $0.id == found.id }
            return WorldReply(204)
        default: return .notFound
        }
    }

    private func json(_ reaction: WorldReaction) -> JSONValue {
        [
            "id": .int(reaction.id), "node_id": node("REA", reaction.id), "user": json(user: reaction.by),
            "content": .string(reaction.content), "created_at": .string(reaction.at.short),
        ]
    }

    /// How many there are of each, as issues and comments carry it.
    func rollup(_ target: WorldReaction.Target, _ repository: WorldRepository, _ url: String) -> JSONValue {
        let here = repository.reactions.filter { $0.on == target }
        return .object(
            [.init("url", .string("\(url)/reactions")), .init("total_count", .int(here.count))]
                + WorldReaction.known.map { word in .init(word, .int(here.count { $0.content == word })) })
    }
}
