import JSONScan

/// What Slack checks of a message before it takes it.
///
/// Source: docs.slack.dev, "chat.postMessage" (errors) and "Reference: blocks" (limits).
enum SlackRules {
    /// Slack's word for what is wrong; `nil` when nothing is.
    static func problem(_ asked: JSONValue) -> String? {
        let text = asked["text"]?.string ?? ""
        let blocks = structure(asked["blocks"])
        if text.isEmpty, blocks.elements.isEmpty { return "no_text" }
        if text.count > 40_000 { return "msg_too_long" }
        if blocks.elements.count > 50 { return "invalid_blocks" }
        return blocks.elements.allSatisfy(isBlock) ? nil : "invalid_blocks"
    }

    /// A structure, whether it came as JSON or as the text of JSON in a form.
    static func structure(_ value: JSONValue?) -> JSONValue {
        guard let value else { return .null }
        guard let text = value.string else { return value }
        return (try? JSONValue(parsing: text)) ?? .null
    }

    private static func isBlock(_ block: JSONValue) -> Bool {
        switch block["type"]?.string {
        case "header":
            return block["text"]?["type"]?.string == "plain_text" && isText(block["text"], limit: 150)
        case "section":
            let fields = block["fields"]?.elements ?? []
            guard !fields.isEmpty || block["text"] != nil, fields.count <= 10 else { return false }
            return (block["text"] == nil || isText(block["text"], limit: 3000))
                && fields.allSatisfy { isText($0, limit: 2000) }
        case "context": return (1...10).contains(block["elements"]?.elements.count ?? 0)
        case "actions":
            let elements = block["elements"]?.elements ?? []
            return (1...25).contains(elements.count)
                && elements.allSatisfy {
                    isText($0["text"], limit: 75) && ($0["value"]?.string?.count ?? 0) <= 2000
                        && ($0["action_id"]?.string?.count ?? 0) <= 255
                }
        case "divider": return true
        default: return false
        }
    }

    private static func isText(_ value: JSONValue?, limit: Int) -> Bool {
        guard let value, let text = value["text"]?.string, let type = value["type"]?.string else { return false }
        // `emoji` belongs to plain_text, `verbatim` to mrkdwn.
        if type == "mrkdwn", value["emoji"] != nil { return false }
        if type == "plain_text", value["verbatim"] != nil { return false }
        return ["plain_text", "mrkdwn"].contains(type) && (1...limit).contains(text.count)
    }
}
