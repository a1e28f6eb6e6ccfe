import ClassifierCore
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
    @Suite("When Claude is asked, and what becomes of its answer", .timeLimit(.minutes(2)))
    struct AskingTests {
        static let always = "classification: {claude: {consult: always, second_opinion: {when: []}}}"

        @Test("without a key nothing is asked, and verdicts go out at once")
        func noKey() async throws {
            let bench = try await Bench(AskingTests.always)
            try await bench.observe(try Given.failure())
            #expect(try await bench.verdicts().map(\.verdict.engine) == [.model])
        }

        @Test("the answer decides, with its cost, its model and prompt, and quotes that occur")
        func answer() async throws {
            let other = Answers(category: "infrastructure_issue", quotes: ["odd way", "never said"])
            let bench = try await Bench(AskingTests.always, outbound: other.outbound)
            try await bench.observe(try Given.failure())
            #expect(try await bench.verdicts().isEmpty)
            try await bench.askAll()
            let verdict = try #require(try await bench.verdicts().first).verdict
            #expect(verdict.engine == .claude && verdict.category == .infrastructureIssue && !verdict.degraded)
            #expect(verdict.costUSD > 0 && verdict.modelVersion == "claude-haiku-5-5+prompt-2")
            #expect(verdict.evidence.first?.quote == "odd way")
            #expect(!verdict.evidence.contains { $0.quote == "never said" })
        }

        @Test("the entry tells what asking came to: occasion, outcome, the verdict before it, calls, tokens, latency")
        func consultation() async throws {
            let other = Answers(category: "infrastructure_issue")
            let bench = try await Bench(AskingTests.always, outbound: other.outbound)
            let plain = try await Bench("")
            for number in 1...2 { try await bench.observe(try Given.failure(number: number)) }
            try await plain.observe(try Given.failure())
            try await bench.askAll()
            let local = try #require(try await plain.verdicts().first)
            #expect(local.consultation == nil)
            let told = try await bench.verdicts().compactMap(\.consultation)
            #expect(told.count == 2 && told.allSatisfy { $0.occasion == "always" && $0.outcome == "changed" })
            #expect(told.allSatisfy { $0.localCategory == local.verdict.category && $0.latencyMs >= 0 })
            #expect(told.allSatisfy { abs($0.localConfidence - local.verdict.confidence) < 1e-9 })
            #expect(told.map(\.calls) == [1, 0] && told.map(\.inputTokens) == [1000, 0])
            #expect(told.map(\.outputTokens) == [50, 0] && told.map(\.cachedTokens) == [0, 0])
        }

        @Test("what asking came to is told without an answer, too")
        func noAnswer() async throws {
            let outbound = OutboundClient { _ throws(OutboundError) in OutboundReply(status: 401, body: []) }
            let bench = try await Bench(AskingTests.always, outbound: outbound)
            try await bench.observe(try Given.failure())
            try await bench.askAll()
            let entry = try #require(try await bench.verdicts().first)
            #expect(entry.consultation?.outcome == "rejected" && entry.consultation?.calls == 1)
            #expect(entry.consultation?.localCategory == entry.verdict.category && entry.verdict.degraded)
        }

        @Test("of a failure that Claude has answered nothing is asked again")
        func once() async throws {
            let other = Answers(category: "infrastructure_issue")
            let bench = try await Bench(AskingTests.always, outbound: other.outbound)
            for number in 1...3 {
                try await bench.observe(try Given.failure(number: number))
                try await bench.askAll()
            }
            #expect(other.count == 1)
            #expect(
                try await bench.verdicts().map(\.verdict.category) == [
                    .infrastructureIssue, .infrastructureIssue, .infrastructureIssue,
                ])
        }

        @Test("failures that come while the question is out wait for the same answer")
        func joined() async throws {
            let other = Answers(category: "infrastructure_issue")
            let bench = try await Bench(AskingTests.always, outbound: other.outbound)
            for number in 1...4 { try await bench.observe(try Given.failure(number: number)) }
            try await bench.askAll()
            let verdicts = try await bench.verdicts()
            #expect(other.count == 1 && verdicts.count == 4)
            #expect(Set(verdicts.map(\.failureID)).count == 4)
            #expect(verdicts.filter { $0.verdict.costUSD > 0 }.count == 1)
        }

        @Test("more than a question may hold get their local verdict at once, and none is lost")
        func full() async throws {
            let other = Answers(category: "infrastructure_issue")
            let bench = try await Bench(AskingTests.always, outbound: other.outbound)
            for number in 1...30 { try await bench.observe(try Given.failure(number: number)) }
            #expect(try await bench.verdicts().count == 30 - OpenQuestion.mostMembers)
            try await bench.askAll()
            #expect(other.count == 1)
            #expect(try await Set(bench.verdicts().map(\.failureID)).count == 30)
        }

        @Test("a false positive that only prose speaks for is held, and a critical failure stays critical")
        func held() async throws {
            let policy = """
                repositories: {acme/dbt_cloud: {priority: critical}}
                \(AskingTests.always)
                """
            let bench = try await Bench(policy, outbound: Answers(category: "false_positive", confidence: 1).outbound)
            try await bench.observe(try Given.failure())
            try await bench.askAll()
            let verdict = try #require(try await bench.verdicts().first).verdict
            let plain = try await Bench(policy)
            try await plain.observe(try Given.failure())
            let local = try #require(try await plain.verdicts().first).verdict
            #expect(verdict.category == .falsePositive && verdict.held != nil && verdict.priority == local.priority)
        }

        @Test("two models that disagree leave it to a person")
        func second() async throws {
            let policy = "classification: {claude: {consult: always, second_opinion: {when: [uncertain]}}}"
            let other = Answers(category: "data_quality_issue", confidence: 0.6, second: "infrastructure_issue")
            let bench = try await Bench(policy, outbound: other.outbound)
            try await bench.observe(try Given.failure())
            try await bench.askAll()
            let verdict = try #require(try await bench.verdicts().first).verdict
            #expect(other.count == 2 && verdict.held?.contains("disagree") == true && verdict.confidence <= 0.5)
        }

        @Test("a spent budget asks nothing, marks the verdict, and asks again when there is money and it still matters")
        func budget() async throws {
            let policy = "classification: {claude: {consult: always, daily_budget_usd: 0.000001}}"
            let other = Answers(category: "infrastructure_issue")
            let bench = try await Bench(policy, outbound: other.outbound)
            let failure = try Given.failure()
            try await bench.observe(failure)
            try await bench.askAll()
            #expect(other.count == 0)
            #expect(try await bench.verdicts().map(\.verdict.degraded) == [true])
            let later = try await bench.platform.store.members(MemberQuery(.timers("classifier"), limit: 10))
            #expect(later.map(\.member) == ["again:f:\(failure.fingerprint)"])
            bench.platform.policy.replace(try .load(yaml: AskingTests.always, file: "x"))
            var draft = StepDraft(fence: .open, store: bench.platform.store, writer: bench.platform.writer)
            try await bench.ending.again("f:\(failure.fingerprint)", desk: bench.desk, &draft)
            _ = try await bench.platform.store.commit([draft.step])
            try await bench.askAll()
            #expect(other.count == 1)
            #expect(try await bench.verdicts().count == 1, "the failure is not counted twice")
            #expect(try await bench.memory(failure)?.verdict.category == .infrastructureIssue)
        }

        @Test("a storm asks once for each kind, and the answer serves all of it")
        func storm() async throws {
            let policy = "classification: {claude: {consult: always, storm_limit: 3/10m, second_opinion: {when: []}}}"
            let other = Answers(category: "infrastructure_issue")
            let bench = try await Bench(policy, outbound: other.outbound)
            for number in 1...30 {
                let digits = String(number, radix: 16)
                let print = "v1:" + String(repeating: "0", count: 16 - digits.count) + digits
                try await bench.observe(try Given.failure(fingerprint: print, number: number))
            }
            try await bench.askAll()
            for number in 31...40 {
                try await bench.observe(try Given.failure(fingerprint: "v1:00000000000001\(number)", number: number))
            }
            try await bench.askAll()
            #expect(other.count <= 5)
            #expect(try await bench.verdicts().count == 40)
        }

        @Test("a process that dies while the question is out asks again, and the verdict goes out once")
        func crash() async throws {
            let other = Answers(category: "infrastructure_issue", dies: true)
            let bench = try await Bench(AskingTests.always, outbound: other.outbound)
            let failure = try Given.failure()
            try await bench.observe(failure)
            let runner = bench.runner
            await Task { _ = try? await runner.askNext() }.value
            #expect(try await bench.verdicts().isEmpty)
            let id = "f:\(failure.fingerprint)"
            #expect(try await bench.platform.store.score(QuestionKeys.queue, id) ?? 0 > Timestamp.system().milliseconds)
            let step = Step(mutations: [
                .enlist(QuestionKeys.queue, member: id, score: Timestamp.system().milliseconds)
            ])
            _ = try await bench.platform.store.commit([step])
            try await bench.askAll()
            #expect(other.count == 2)
            #expect(try await bench.verdicts().count == 1)
        }

        @Test("two replicas that see the same question ask it once")
        func replicas() async throws {
            let other = Answers(category: "infrastructure_issue")
            let bench = try await Bench(AskingTests.always, outbound: other.outbound)
            try await bench.observe(try Given.failure())
            let runner = bench.runner
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<8 { group.addTask { _ = try? await runner.askNext() } }
            }
            #expect(other.count == 1)
            #expect(try await bench.verdicts().count == 1)
        }

        @Test("a person's word while the question is out wins")
        func person() async throws {
            let other = Answers(category: "infrastructure_issue")
            let bench = try await Bench(AskingTests.always, outbound: other.outbound)
            try await bench.observe(try Given.failure(number: 1))
            try await bench.askAll()
            let memory = try #require(try await bench.memory(try Given.failure()))
            let word = FailureMemory.Correction(
                category: .dataQualityIssue, expert: nil, actor: "ana", at: Timestamp.system())
            var draft = StepDraft(fence: .open, store: bench.platform.store, writer: bench.platform.writer)
            try draft.put(ClassifierKeys.memory(memory.fingerprint), memory.corrected(by: word))
            _ = try await bench.platform.store.commit([draft.step])
            try await bench.observe(try Given.failure(number: 2))
            #expect(try await bench.verdicts().last?.verdict.category == .dataQualityIssue)
            #expect(other.count == 1)
        }

        @Test("a wrong model name is told at the start with its remedy")
        func names() async throws {
            try await SandboxSite.with { site in
                let bench = try await Bench(
                    "classification: {claude: {model: claude-haiku-9}}", outbound: site.outbound,
                    baseURL: site.anthropic)
                let check = ModelCheck(consultant: bench.desk.consultant, platform: bench.platform)
                // Beside tests that compute for long, the sandbox may be too late for the first look-ups.
                for _ in 0..<5 where !bench.logs.text.contains("there is no such model") { await check.check() }
                #expect(bench.logs.text.contains("there is no such model"), "\(bench.logs.text)")
                #expect(bench.logs.text.contains("claude-haiku-9"))
            }
        }
    }
}

/// Claude as a test wants it: one answer for the first model, another for the second.
final class Answers: Sendable {
    private let calls = Mutex(0)
    private let category: String
    private let confidence: Double
    private let quotes: [String]
    private let second: String?
    private let dies: Bool

    init(
        category: String, confidence: Double = 0.97, quotes: [String] = [], second: String? = nil, dies: Bool = false
    ) {
        self.category = category
        self.confidence = confidence
        self.quotes = quotes
        self.second = second
        self.dies = dies
    }

    var count: Int { calls.withLock { $0 } }

    var outbound: OutboundClient {
        OutboundClient { request throws(OutboundError) in
            let number = self.calls.withLock { calls in
                calls += 1
                return calls
            }
            if self.dies, number == 1 {
                withUnsafeCurrentTask { $0?.cancel() }
                throw OutboundError(.cancelled, mayHaveBeenApplied: true, "the process went away")
            }
            let isSecond = String(decoding: request.body ?? [], as: UTF8.self).contains(#""model":"claude-opus-5-5""#)
            let list = self.quotes.map { "\\\"\($0)\\\"" }.joined(separator: ",")
            let category = isSecond ? self.second ?? self.category : self.category
            let text =
                #"{\"category\":\"\#(category)\",\"error_type\":\"unknown\",\"expert\":\"da-architect\",\"confidence\":\#(self.confidence),\"quotes\":[\#(list)]}"#
            let body =
                #"{"id":"m","type":"message","role":"assistant","model":"x","content":[{"type":"text","text":"\#(text)"}],"stop_reason":"end_turn","usage":{"input_tokens":1000,"output_tokens":50}}"#
            return OutboundReply(status: 200, body: Array(body.utf8))
        }
    }
}
