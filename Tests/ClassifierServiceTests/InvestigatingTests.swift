import Contracts
import Outbound
import Platform
import Policy
import ServiceRuntime
import Streams
import Synchronization
import Testing

@testable import ClassifierService

extension OneAtATime {
    @Suite("When a person asks what is behind an issue", .timeLimit(.minutes(2)))
    struct InvestigatingTests {
        @Test("without a key the answer goes out at once, from memory")
        func noKey() async throws {
            let bench = try await Bench()
            for _ in 1...3 { try await bench.observe(try Given.failure()) }
            try await bench.tell(try Given.asks())
            let answer = try #require(try await bench.investigated().first)
            #expect(answer.subject.description == "acme/dbt_cloud#1" && answer.askedBy == "ana" && !answer.askedByLabel)
            #expect(answer.history?.hits == 2 && answer.opinion == nil && answer.missing == nil)
        }

        @Test("with a key Claude is asked beside the step, and its quotes occur in the report")
        func answer() async throws {
            let other = Causes(#"{"causes":[{"cause":"access","probability":0.7,"quotes":["odd way","never said"]}]}"#)
            let bench = try await Bench(outbound: other.outbound)
            try await bench.observe(try Given.failure())
            try await bench.askAll()
            let before = other.count
            try await bench.tell(try Given.asks(label: IssueChanged.investigationLabel))
            #expect(try await bench.investigated().isEmpty)
            try await bench.askAll()
            let answer = try #require(try await bench.investigated().first)
            #expect(answer.opinion?.causes == [CauseEstimate(cause: .access, probability: 0.7, quotes: ["odd way"])])
            #expect(answer.opinion?.modelVersion == "claude-haiku-5-5+investigate-1" && answer.askedByLabel)
            #expect((answer.opinion?.costUSD ?? 0) > 0 && other.count == before + 1)
            let question = try #require(other.last)
            #expect(question.contains(#"\"lines\":["#) && question.contains("json_schema"))
            #expect(!question.contains(Bench.key))
        }

        @Test(
            "an answer that is not what was asked for is none, and the person is answered all the same",
            arguments: [
                "", "{}", #"{"causes":[]}"#, #"{"causes":[{"cause":"closed","probability":1,"quotes":[]}]}"#,
                #"{"causes":[{"cause":"access","probability":1.7,"quotes":[]}]}"#,
                #"{"causes":[{"cause":"access","probability":"1","quotes":[]}]}"#,
                #"{"causes":[{"cause":"access","probability":0.5,"quotes":[1]}]}"#,
                #"{"causes":[{"cause":"access","probability":0.5,"quotes":[]},{"cause":"access","probability":0.5,"quotes":[]}]}"#,
                #"Sure! {"causes":[{"cause":"access","probability":1,"quotes":[]}]}"#,
                #"{"category":"false_positive","error_type":"unknown","expert":"dbt-expert","confidence":1,"quotes":[]}"#,
            ])
        func malicious(_ text: String) async throws {
            let bench = try await Bench(outbound: Causes(text).outbound)
            try await bench.observe(try Given.failure())
            try await bench.askAll()
            try await bench.tell(try Given.asks())
            try await bench.askAll()
            let answer = try #require(try await bench.investigated().first)
            #expect(answer.opinion == nil && answer.missing != nil)
        }

        @Test("quotes with Markdown, mentions and other people's words never come through")
        func quotes() async throws {
            let other = Causes(
                #"{"causes":[{"cause":"access","probability":1,"quotes":["@everyone","](javascript:alert(1))","Closes #1"]}]}"#
            )
            let bench = try await Bench(outbound: other.outbound)
            try await bench.observe(try Given.failure())
            try await bench.askAll()
            try await bench.tell(try Given.asks())
            try await bench.askAll()
            #expect(try await bench.investigated().first?.opinion?.causes.first?.quotes == [])
        }

        @Test("an error, a spent budget and a policy that says never leave the answer without an opinion, and say why")
        func missing() async throws {
            for (policy, status, why) in [
                ("", 401, "rejected"), ("classification: {claude: {daily_budget_usd: 0.000001}}", 200, "budget"),
                ("classification: {claude: {consult: never}}", 200, nil),
            ] as [(String, Int, String?)] {
                let bench = try await Bench(policy, outbound: Causes("{}", status: status).outbound)
                try await bench.observe(try Given.failure())
                try await bench.askAll()
                try await bench.tell(try Given.asks())
                try await bench.askAll()
                let answers = try await bench.investigated()
                #expect(answers.count == 1 && answers.first?.opinion == nil && answers.first?.missing == why)
            }
        }

        @Test("a stranger, a bot, another label and an issue that nobody knows lead to nothing")
        func nobody() async throws {
            let other = Causes("{}")
            let bench = try await Bench(outbound: other.outbound)
            try await bench.observe(try Given.failure())
            try await bench.askAll()
            let before = other.count
            try await bench.tell(try Given.asks(permission: "read"))
            try await bench.tell(try Given.asks(permission: nil))
            try await bench.tell(try Given.asks(isBot: true))
            try await bench.tell(try Given.asks(label: "bug"))
            try await bench.tell(try Given.asks(label: IssueChanged.investigationLabel, isBot: true))
            try await bench.tell(try Given.asks(number: 99))
            try await bench.askAll()
            #expect(try await bench.investigated().isEmpty)
            #expect(other.count == before)
        }

        @Test("asked twice while the question is out, by comment and by label, one answer serves both")
        func twice() async throws {
            let other = Causes(#"{"causes":[{"cause":"access","probability":0.7,"quotes":[]}]}"#)
            let bench = try await Bench(outbound: other.outbound)
            try await bench.observe(try Given.failure())
            try await bench.askAll()
            let before = other.count
            try await bench.tell(try Given.asks())
            try await bench.tell(try Given.asks(label: IssueChanged.investigationLabel))
            try await bench.askAll()
            let answers = try await bench.investigated()
            #expect(answers.count == 1 && answers.first?.askedByLabel == true && other.count == before + 1)
        }
    }
}

extension Bench {
    /// Handles what somebody did to an issue as the consumer does.
    func tell(_ change: IssueChanged) async throws {
        for _ in 0..<20 {
            var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
            let (_, envelope) = try platform.writer.envelope(.issueChanged, subject: "x", change)
            try await handler.handle(envelope, &draft)
            if case .committed = try await platform.store.commit([draft.step])[0] { return }
        }
    }

    /// Every answer to what is behind an issue, in order.
    func investigated() async throws -> [FailureInvestigated] {
        try await platform.inspector.entries(EntryQuery(.classifications, limit: 1000)).compactMap {
            let envelope = try Envelope(fields: $0.fields)
            return envelope.type == .failureInvestigated ? try envelope.decode(FailureInvestigated.self) : nil
        }
    }
}

extension Given {
    static func asks(
        number: Int = 1, label: String? = nil, permission: String? = "triage", isBot: Bool = false
    ) throws -> IssueChanged {
        guard let repository = RepositoryName("acme/dbt_cloud") else { throw Missing() }
        return IssueChanged(
            repository: repository, number: number, action: label == nil ? .commented : .labeled,
            actor: Actor(login: "ana", isBot: isBot, permission: permission), label: label,
            command: label == nil ? "investigate" : nil, at: Timestamp.system())
    }
}

/// Claude with one answer to everything.
final class Causes: Sendable {
    private let bodies = Mutex<[String]>([])
    private let text: String
    private let status: Int

    init(_ text: String, status: Int = 200) {
        self.text = text
        self.status = status
    }

    var count: Int { bodies.withLock { $0.count } }
    var last: String? { bodies.withLock { $0.last } }

    var outbound: OutboundClient {
        OutboundClient { request throws(OutboundError) in
            self.bodies.withLock { $0.append(String(decoding: request.body ?? [], as: UTF8.self)) }
            guard self.status == 200 else {
                let error = #"{"type":"error","error":{"type":"authentication_error","message":"no"}}"#
                return OutboundReply(status: self.status, body: Array(error.utf8))
            }
            let quoted = (try? ContractJSON.encode(self.text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
            let body =
                #"{"id":"m","type":"message","role":"assistant","model":"x","content":[{"type":"text","text":\#(quoted)}],"stop_reason":"end_turn","usage":{"input_tokens":1000,"output_tokens":50}}"#
            return OutboundReply(status: 200, body: Array(body.utf8))
        }
    }
}
