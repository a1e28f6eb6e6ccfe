import JSONScan

/// A message as the API gives it.
struct AnthropicReply {
    var model: String
    var text: String
    var usage: JSONValue
    var number: Int
    var stop = "end_turn"

    var body: JSONValue {
        [
            "id": .string("msg_sandbox\(number)"), "type": "message", "role": "assistant", "model": .string(model),
            "content": text.isEmpty ? .array([]) : .array([["type": "text", "text": .string(text)]]),
            "stop_reason": .string(stop), "stop_sequence": nil, "usage": usage,
        ]
    }

    /// About four letters a token.
    static func usage(prefix: String, user: String, isCached: Bool) -> JSONValue {
        let shared = prefix.utf8.count / 4
        return [
            "input_tokens": .int(user.utf8.count / 4), "output_tokens": 60,
            "cache_creation_input_tokens": .int(isCached ? 0 : shared),
            "cache_read_input_tokens": .int(isCached ? shared : 0),
        ]
    }

    /// The answer of somebody who goes by a few plain words of the report.
    static func honest(_ user: String) -> String {
        let report = (try? JSONValue(parsing: user))?["report"]
        let title = report?["title"]?.string ?? ""
        let text = (title + "\n" + (report?["body"]?.string ?? "")).lowercased()
        let words: [(String, String, String)] = [
            ("timeout", "transient_failure", "snowflake-expert"),
            ("timed out", "transient_failure", "snowflake-expert"),
            ("deadlock", "transient_failure", "snowflake-expert"), ("503", "transient_failure", "da-architect"),
            ("permission", "infrastructure_issue", "snowflake-expert"),
            ("password", "infrastructure_issue", "snowflake-expert"),
            ("unique", "data_quality_issue", "dbt-expert"), ("not_null", "data_quality_issue", "dbt-expert"),
            ("stale", "data_quality_issue", "dbt-expert"), ("cancelled", "false_positive", "github-sleuth-expert"),
        ]
        let found = words.first { text.contains($0.0) } ?? ("", "code_fix_required", "dbt-expert")
        let quotes = title.utf8.count >= 3 ? [String(title.prefix(80))] : []
        return self.text(found.1, confidence: found.0.isEmpty ? 0.6 : 0.93, quotes: quotes, expert: found.2)
    }

    /// Somebody's answer to what is behind a failure, by the same plain words.
    static func causes(_ user: String) -> String {
        let report = (try? JSONValue(parsing: user))?["report"]
        let title = report?["title"]?.string ?? ""
        let lines = report?["lines"]?.elements.compactMap(\.string) ?? []
        let text = ([title] + lines).joined(separator: "\n").lowercased()
        let words = [
            ("timeout", "transient_load"), ("timed out", "transient_load"), ("deadlock", "transient_load"),
            ("503", "platform"), ("permission", "access"), ("password", "access"), ("unique", "upstream_data"),
            ("not_null", "upstream_data"), ("stale", "late_source"), ("cancelled", "monitor_noise"),
            ("invalid identifier", "upstream_schema"),
        ]
        let cause = words.first { text.contains($0.0) }?.1 ?? "code_change"
        let quotes = title.utf8.count >= 3 ? [String(title.prefix(80))] : []
        let value: JSONValue = [
            "causes": [
                [
                    "cause": .string(cause), "probability": .double(0.8), "quotes": .array(quotes.map { .string($0) }),
                ]
            ]
        ]
        return String(decoding: value.bytes, as: UTF8.self)
    }

    /// An answer as the schema wants it.
    static func text(
        _ category: String, confidence: Double, quotes: [String], expert: String = "dbt-expert",
        errorType: String = "unknown"
    ) -> String {
        let value: JSONValue = [
            "category": .string(category), "error_type": .string(errorType), "expert": .string(expert),
            "confidence": .double(confidence), "quotes": .array(quotes.map { .string($0) }),
        ]
        return String(decoding: value.bytes, as: UTF8.self)
    }
}
