package import Contracts
import JSONScan

/// A message as Block Kit. Everything that may come from outside stands in `plain_text`, where no markup is read.
package struct SlackMessage: Sendable {
    /// What is told.
    package var notice: Notice
    /// The words of news; `nil` for the message that is kept.
    package var news: String?
    /// Finds the message again: it stands in the message's metadata.
    package var effectID: String
    /// The message in whose thread it goes.
    package var thread: String?

    /// Made of its parts.
    package init(_ notice: Notice, news: String? = nil, effectID: String, thread: String? = nil) {
        self.notice = notice
        self.news = news
        self.effectID = effectID
        self.thread = thread
    }

    /// The type of the metadata that marks our own messages.
    static let metadataType = "switchyard_notice"

    /// One line that notifications on a phone show.
    var fallback: String {
        if let news { return SlackText.inert(news, limit: 3000) }
        let headline = SlackText.inert(notice.headline, limit: 2000)
        return "\(SlackMessage.icon(notice.state)) \(headline) (\(SlackText.inert(notice.state.rawValue, limit: 40)))"
    }

    /// The members of the request; `channel` and `ts` say where.
    func body(channel: String?, editing ts: String? = nil, isBot: Bool) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("channel", ifPresent: channel)
            writer.member("ts", ifPresent: ts)
            writer.member("text", fallback)
            writer.key("blocks")
            writer.array { blocks(&$0, isBot: isBot) }
            guard isBot else { return }
            if ts == nil {
                writer.member("thread_ts", ifPresent: thread)
                writer.member("unfurl_links", false)
                writer.member("unfurl_media", false)
                writer.member("mrkdwn", false)
            }
            writer.member("parse", "none")
            writer.member("link_names", false)
            writer.key("metadata")
            writer.object { writer in
                writer.member("event_type", SlackMessage.metadataType)
                writer.key("event_payload")
                writer.object { writer in
                    writer.member("effect_id", effectID)
                    writer.member("key", notice.key)
                }
            }
        }
        return writer.bytes
    }

    private func blocks(_ writer: inout JSONWriter, isBot: Bool) {
        if let news {
            section(&writer, plain: news)
        } else {
            writer.object { writer in
                writer.member("type", "header")
                writer.key("text")
                text(&writer, plain: "\(SlackMessage.icon(notice.state)) \(notice.headline)", limit: 150)
            }
            facts(&writer)
        }
        let mentions = notice.mentions.compactMap(SlackText.mention)
        if !mentions.isEmpty { section(&writer, markup: mentions.prefix(30).joined(separator: " ")) }
        guard news == nil else { return }
        let links = notice.links.compactMap { SlackText.link($0.label, $0.url) }
        if !links.isEmpty { section(&writer, markup: links.prefix(20).joined(separator: " · ")) }
        if isBot, notice.canAcknowledge { button(&writer) }
    }

    private func facts(_ writer: inout JSONWriter) {
        // Slack takes ten fields in a section.
        let state = NoticeFact(name: "State", value: "\(notice.state), \(notice.priority)")
        let all = [state] + notice.facts
        for start in stride(from: 0, to: min(all.count, 30), by: 10) {
            writer.object { writer in
                writer.member("type", "section")
                writer.key("fields")
                writer.array { writer in
                    for fact in all[start..<min(start + 10, all.count)] {
                        text(&writer, plain: "\(fact.name)\n\(fact.value)", limit: 1900)
                    }
                }
            }
        }
    }

    private func button(_ writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("type", "actions")
            writer.key("elements")
            writer.array { writer in
                writer.object { writer in
                    writer.member("type", "button")
                    writer.member("action_id", "switchyard_ack")
                    writer.member("value", notice.key)
                    writer.key("text")
                    text(&writer, plain: "Acknowledge", limit: 75)
                }
            }
        }
    }

    private func section(_ writer: inout JSONWriter, plain: String) {
        writer.object { writer in
            writer.member("type", "section")
            writer.key("text")
            text(&writer, plain: plain, limit: 2900)
        }
    }

    /// Only our own marks stand in it: mentions by id, links that were checked.
    private func section(_ writer: inout JSONWriter, markup: String) {
        writer.object { writer in
            writer.member("type", "section")
            writer.key("text")
            writer.object { writer in
                writer.member("type", "mrkdwn")
                writer.member("text", markup)
                writer.member("verbatim", true)
            }
        }
    }

    private func text(_ writer: inout JSONWriter, plain: String, limit: Int) {
        writer.object { writer in
            writer.member("type", "plain_text")
            writer.member("text", SlackText.inert(plain, limit: limit))
            writer.member("emoji", false)
        }
    }

    static func icon(_ state: NoticeState) -> String {
        switch state {
        case .open: "\u{1F534}"
        case .growing: "\u{1F7E0}"
        case .acknowledged: "\u{1F7E1}"
        case .recovering: "\u{1F535}"
        case .resolved: "\u{1F7E2}"
        default: "\u{26AA}"
        }
    }
}
