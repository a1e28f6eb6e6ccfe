package import Contracts
package import JSONScan

/// What people answer where they were called: the button and the reactions of Slack, PagerDuty's own buttons.
package enum AnswerIntake {
    /// What a request says.
    package enum Answer: Hashable, Sendable {
        /// Somebody sees to it; the delivery names the request, so that it counts once.
        case acknowledged(EscalationAcknowledged, delivery: String)
        /// Slack asks whether the address is ours: the text is to be sent back.
        case challenge(String)
        /// Nothing that concerns us.
        case ignored
    }

    /// Reactions that say "I see to it".
    static let reactions: Set = ["eyes", "white_check_mark", "heavy_check_mark", "+1", "raised_hand"]

    /// What Slack tells: an interaction, or an event of its Events API.
    package static func slack(_ body: JSONValue, at now: Timestamp) -> Answer {
        switch body["type"]?.string {
        case "url_verification":
            guard let challenge = body["challenge"]?.string, challenge.utf8.count <= 500 else { return .ignored }
            return .challenge(challenge)
        case "block_actions": return pressed(body, now)
        case "event_callback": return reacted(body, now)
        default: return .ignored
        }
    }

    private static func pressed(_ body: JSONValue, _ now: Timestamp) -> Answer {
        guard let action = body["actions"]?[0], action["action_id"]?.string == "switchyard_ack",
            let key = action["value"]?.string, isKey(key), let actor = actor(body["user"])
        else { return .ignored }
        let entry = EscalationAcknowledged(key: key, actor: actor, via: "slack", at: now)
        return .acknowledged(entry, delivery: "slack \(key) \(actor) \(action["action_ts"]?.string ?? "")")
    }

    private static func reacted(_ body: JSONValue, _ now: Timestamp) -> Answer {
        guard let event = body["event"], event["type"]?.string == "reaction_added",
            let reaction = event["reaction"]?.string, reactions.contains(String(reaction.prefix { $0 != ":" })),
            let channel = event["item"]?["channel"]?.string, let ts = event["item"]?["ts"]?.string,
            isWord(channel), isWord(ts), let user = event["user"]?.string, isWord(user),
            let id = body["event_id"]?.string
        else { return .ignored }
        let entry = EscalationAcknowledged(
            key: "slack:\(channel):\(ts)", actor: "slack:\(user)", via: "slack_reaction", at: now)
        return .acknowledged(entry, delivery: "slack event \(id)")
    }

    /// What PagerDuty tells: `incident.acknowledged` of an alert of ours.
    package static func pagerDuty(_ body: JSONValue, at now: Timestamp) -> Answer {
        guard let event = body["event"], event["event_type"]?.string == "incident.acknowledged",
            let id = event["id"]?.string, let name = event["data"]?["incident_key"]?.string,
            name.hasPrefix("switchyard:")
        else { return .ignored }
        let key = String(name.dropFirst("switchyard:".count))
        guard isKey(key) else { return .ignored }
        let agent = event["agent"]?["summary"]?.string ?? event["agent"]?["id"]?.string ?? "somebody"
        let entry = EscalationAcknowledged(
            key: key, actor: "pagerduty:\(plain(agent))", via: "pagerduty", at: now)
        return .acknowledged(entry, delivery: "pagerduty event \(id)")
    }

    /// The account's name where Slack tells it, else its id.
    private static func actor(_ user: JSONValue?) -> String? {
        guard let id = user?["id"]?.string, isWord(id) else { return nil }
        let name = user?["username"]?.string.map(plain) ?? ""
        return "slack:\(name.isEmpty ? id : name)"
    }

    private static func isKey(_ text: String) -> Bool {
        (text.hasPrefix("incident:") || text.hasPrefix("issue:")) && text.utf8.count <= 400
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    private static func isWord(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2E
            }
    }

    private static func plain(_ text: String) -> String {
        String(
            text.unicodeScalars.filter { $0.properties.isAlphabetic || "0123456789 ._-".unicodeScalars.contains($0) }
                .prefix(60).map(Character.init))
    }
}
