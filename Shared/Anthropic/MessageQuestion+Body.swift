import JSONScan

extension MessageQuestion {
    /// The request's body: structured output, no tools, no sampling parameters, members in a fixed order so that the cached
    /// prefix is the same byte for byte.
    var body: [UInt8] {
        var writer = JSONWriter(capacity: 4096)
        writer.object { writer in
            writer.member("model", model)
            writer.member("max_tokens", maxTokens)
            writer.key("system")
            writer.array { writer in
                for part in system { MessageQuestion.write(part, to: &writer) }
            }
            writer.key("messages")
            writer.array { writer in
                writer.object { writer in
                    writer.member("role", "user")
                    writer.member("content", user)
                }
            }
            writer.key("output_config")
            writer.object { writer in
                writer.key("format")
                writer.object { writer in
                    writer.member("type", "json_schema")
                    writer.key("schema")
                    writer.raw(answerSchema)
                }
            }
        }
        return writer.bytes
    }

    private static func write(_ part: Part, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("type", "text")
            writer.member("text", part.text)
            guard part.isCached else { return }
            writer.key("cache_control")
            writer.object { $0.member("type", "ephemeral") }
        }
    }
}
