import Contracts
package import JSONScan

/// Anthropic's Messages API as far as Switchyard calls it: it checks requests as the API does, answers by simple words of
/// the report, and does wrong what it is told to.
package struct AnthropicWorld: Sendable {
    /// What is done wrong.
    package var fault = AnthropicFault()
    /// The questions that came, the newest last; without the key.
    package private(set) var journal: [JSONValue] = []
    private var count = 0
    private var cached: Set<String> = []

    /// Nobody has called yet.
    package init() {}

    /// The models there are.
    static let models = ["claude-haiku-5-5", "claude-opus-5-5", "claude-sonnet-5-5"]

    /// What is to be done with a call.
    package struct Outcome: Sendable {
        /// The reply.
        package var reply: WorldReply
        /// Text that goes out in place of the reply's body.
        package var page: String?
        /// Milliseconds before it.
        package var delay = 0
        /// Whether the connection is cut instead.
        package var isCut = false

        /// A reply at once.
        package init(_ reply: WorldReply) { self.reply = reply }
    }

    /// Answers a request whose path begins with `anthropic`.
    package mutating func answer(_ request: WorldRequest) -> Outcome {
        count += 1
        let id = "req_sandbox\(count)"
        var outcome = handled(request)
        outcome.reply.headers["request-id"] = id
        if outcome.reply.status >= 400, outcome.reply.status != 413, let body = outcome.reply.body {
            outcome.reply.body = body.adding(["request_id": .string(id)])
        }
        return outcome
    }

    private mutating func handled(_ request: WorldRequest) -> Outcome {
        let path = request.path.drop { $0 == "anthropic" }.map { $0 }
        guard request.headers["x-api-key"]?.isEmpty == false || isBearer(request) else {
            return Outcome(AnthropicWorld.error(401))
        }
        guard request.headers["anthropic-version"] != nil else { return Outcome(AnthropicWorld.error(400)) }
        switch (request.method, path.count) {
        case ("GET", 3) where path[1] == "models": return Outcome(AnthropicWorld.model(path[2]))
        case ("POST", 2) where path == ["v1", "messages"]: return message(request)
        default: return Outcome(AnthropicWorld.error(404))
        }
    }

    /// A token counts only with the beta that it needs.
    private func isBearer(_ request: WorldRequest) -> Bool {
        request.headers["authorization"]?.hasPrefix("Bearer ") == true
    }

    private mutating func message(_ request: WorldRequest) -> Outcome {
        guard let body = try? JSONValue(parsing: request.body) else { return Outcome(AnthropicWorld.error(400)) }
        if let problem = AnthropicRequest.problem(body) { return Outcome(AnthropicWorld.error(400, problem)) }
        return answered(body)
    }

    private mutating func answered(_ body: JSONValue) -> Outcome {
        let fault = takeFault()
        journal.append([
            "number": .int(count), "model": body["model"] ?? nil, "fault": .string(fault.kind.rawValue),
            "status": .int(fault.kind == .status ? fault.status : 200),
        ])
        if journal.count > 5000 { journal.removeFirst(1000) }
        guard let name = body["model"]?.string, AnthropicWorld.models.contains(name) else {
            return Outcome(AnthropicWorld.error(404))
        }
        let user = body["messages"]?[0]?["content"]?.string ?? ""
        let prefix = body["system"]?.elements.compactMap { $0["text"]?.string }.joined() ?? ""
        let isCached = !cached.insert(name + prefix).inserted
        let usage = AnthropicReply.usage(prefix: prefix, user: user, isCached: isCached)
        let asksForCauses = body["output_config"]?["format"]?["schema"]?["properties"]?["causes"] != nil
        let text = asksForCauses ? AnthropicReply.causes(user) : AnthropicReply.honest(user)
        var answer = AnthropicReply(model: name, text: text, usage: usage, number: count)
        var outcome = Outcome(WorldReply(200))
        switch fault.kind {
        case .none: break
        case .status:
            outcome.reply = AnthropicWorld.error(fault.status)
            if let seconds = fault.retryAfter { outcome.reply.headers["retry-after"] = String(seconds) }
            return outcome
        case .truncated:
            answer.text = String(answer.text.prefix(20))
            answer.stop = "max_tokens"
        case .refusal:
            answer.text = ""
            answer.stop = "refusal"
        case .wrongEnum: answer.text = answer.text.replacing("\"category\":\"", with: "\"category\":\"sort_of_")
        case .confidence: answer.text = AnthropicReply.text("false_positive", confidence: 1.7, quotes: [])
        case .empty: answer.text = ""
        case .html:
            outcome.page = "<!DOCTYPE html><html><body>Bad gateway</body></html>"
            return outcome
        case .stall: outcome.delay = fault.delay
        case .reset: outcome.isCut = true
        case .malicious: answer.text = MaliciousAnswer.text(seed: UInt64(count))
        }
        outcome.reply = WorldReply(200, answer.body)
        return outcome
    }

    private mutating func takeFault() -> AnthropicFault {
        guard let left = fault.calls else { return fault }
        guard left > 0 else { return AnthropicFault() }
        fault.calls = left - 1
        return fault
    }

    private static func model(_ name: String) -> WorldReply {
        guard models.contains(name) else { return error(404) }
        return WorldReply(
            200,
            [
                "type": "model", "id": .string(name), "display_name": .string(name), "lifecycle": "active",
                "created_at": "2026-06-01T00:00:00Z",
            ])
    }

    /// An error as the API words it; 413 comes from its edge and lacks the type.
    static func error(_ status: Int, _ message: String = "Something is wrong.") -> WorldReply {
        let type =
            switch status {
            case 401: "authentication_error"
            case 402: "billing_error"
            case 403: "permission_error"
            case 404: "not_found_error"
            case 409: "conflict_error"
            case 413: "request_too_large"
            case 429: "rate_limit_error"
            case 504: "timeout_error"
            case 529: "overloaded_error"
            case 500...: "api_error"
            default: "invalid_request_error"
            }
        let detail: JSONValue = ["type": .string(type), "message": .string(message)]
        return WorldReply(status, status == 413 ? ["error": detail] : ["type": "error", "error": detail])
    }
}
