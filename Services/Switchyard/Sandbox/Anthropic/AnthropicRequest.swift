import JSONScan

/// What the Messages API checks of a request, and what Switchyard has promised of it.
enum AnthropicRequest {
    /// What is wrong with it; `nil` when nothing is.
    static func problem(_ body: JSONValue) -> String? {
        guard body["model"]?.string?.isEmpty == false else { return "model: Field required" }
        guard let most = body["max_tokens"]?.int, most > 0 else { return "max_tokens: Field required" }
        guard case .array(let messages)? = body["messages"], !messages.isEmpty else {
            return "messages: at least one message is required"
        }
        guard messages[0]["role"]?.string == "user" else { return "messages: first message must use the user role" }
        for name in ["temperature", "top_p", "top_k", "tools", "tool_choice"] where body[name] != nil {
            return "\(name): not permitted here"
        }
        if let format = body["output_config"]?["format"] {
            guard format["type"]?.string == "json_schema", let schema = format["schema"],
                schema["additionalProperties"] == .bool(false)
            else { return "output_config.format.schema: additionalProperties must be false" }
        }
        return nil
    }
}
