import Contracts
import JSONScan

/// A receiver of Switchyard's own webhook, as a team would write one: it keeps what has an id that it does not know yet.
struct ReceiverWorld: Sendable {
    private var events: [(id: String, deliveries: Int, headers: JSONValue, body: String)] = []
    var fault = PartyFault()

    mutating func answer(_ request: WorldRequest, at now: Timestamp) -> PartyReply {
        if fault.isDown { return PartyReply(reply: WorldReply(503), delay: fault.delay) }
        guard request.method == "POST", let id = request.headers["webhook-id"] else {
            return PartyReply(reply: WorldReply(400, ["error": "webhook-id is missing"]))
        }
        if let index = events.firstIndex(where: { $0.id == id }) {
            events[index].deliveries += 1
        } else {
            let names = ["webhook-id", "webhook-timestamp", "webhook-signature", "content-type"]
            let headers = names.map { JSONValue.Member($0, .text(request.headers[$0])) }
            events.append((id, 1, .object(headers), String(decoding: request.body, as: UTF8.self)))
        }
        return PartyReply(reply: WorldReply(204), isDropped: fault.takesReply(), delay: fault.delay)
    }

    /// The events, for tests and tools: `GET /_sandbox/receiver/events`.
    var journal: JSONValue {
        .array(
            events.map {
                [
                    "id": .string($0.id), "deliveries": .int($0.deliveries), "headers": $0.headers,
                    "body": .string($0.body),
                ]
            })
    }
}
