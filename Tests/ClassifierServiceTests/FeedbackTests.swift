import ClassifierAsking
import ClassifierCore
import Contracts
import Platform
import Policy
import ServiceRuntime
import Streams
import Testing

@testable import ClassifierService

extension OneAtATime {
    @Suite("What people say changes the next verdict", .timeLimit(.minutes(2)))
    struct FeedbackTests {
        private func change(
            _ action: ActivityAction, _ number: Int = 1, label: String? = nil, assignee: String? = nil,
            bot: Bool = false
        ) throws -> IssueChanged {
            guard let repository = RepositoryName("acme/dbt_cloud") else { throw Given.Missing() }
            return IssueChanged(
                repository: repository, number: number, action: action,
                actor: Actor(login: "ana", isBot: bot, permission: "write"), label: label, assignee: assignee,
                at: Timestamp.system())
        }

        private func hear(_ change: IssueChanged, _ bench: Bench) async throws {
            try await bench.hear(.issueChanged, change)
        }

        @Test("a label counts at once, also while the verdict still waits for Claude")
        func label() async throws {
            let other = Answers(category: "infrastructure_issue")
            let bench = try await Bench(AskingTests.always, outbound: other.outbound)
            try await bench.observe(try Given.failure())
            try await hear(try change(.labeled, label: "category:data_quality_issue"), bench)
            try await bench.askAll()
            let verdict = try #require(try await bench.verdicts().first).verdict
            #expect(verdict.category == .dataQualityIssue && verdict.engine == .memory && verdict.confidence == 1)
            #expect(try await bench.memory(try Given.failure())?.hits == 1)
        }

        @Test("an assignment names the expert that the assignee stands for")
        func assignment() async throws {
            let bench = try await Bench(
                "experts: {tableau-expert: {members: [bea]}, dbt-expert: {members: [cy, dan]}, da-architect: {members: [cy]}}"
            )
            try await bench.observe(try Given.failure())
            try await hear(try change(.assigned, assignee: "cy"), bench)
            #expect(try await bench.memory(try Given.failure())?.correction == nil)
            try await hear(try change(.assigned, assignee: "Bea", bot: true), bench)
            #expect(try await bench.memory(try Given.failure())?.correction == nil)
            try await hear(try change(.assigned, assignee: "Bea"), bench)
            try await bench.observe(try Given.failure(number: 2))
            #expect(try await bench.verdicts().last?.verdict.expert == .tableauExpert)
        }

        @Test("a reopening holds what would end by itself, and lets Claude be asked anew")
        func reopening() async throws {
            let other = Answers(category: "transient_failure", confidence: 0.99)
            let bench = try await Bench(AskingTests.always, outbound: other.outbound)
            try await bench.observe(try Given.failure())
            try await bench.askAll()
            try await hear(try change(.reopened), bench)
            try await bench.observe(try Given.failure(number: 2))
            try await bench.askAll()
            let verdict = try #require(try await bench.verdicts().last).verdict
            #expect(other.count == 2 && verdict.held != nil)
        }

        @Test("what was said is listed, and can be taken back")
        func withdrawn() async throws {
            let bench = try await Bench()
            let failure = try Given.failure()
            try await bench.observe(failure)
            let local = try #require(try await bench.verdicts().first).verdict.category
            let said: Contracts.Category = local == .dataQualityIssue ? .codeFixRequired : .dataQualityIssue
            try await hear(try change(.labeled, label: "category:\(said)"), bench)
            let listed = try await bench.platform.store.members(MemberQuery(FeedbackList.index, limit: 10))
            #expect(listed.map(\.member) == [failure.fingerprint.description])
            let memory = try #require(try await bench.memory(failure))
            #expect(memory.correction?.category == said && memory.withdrawn().correction == nil)
            var draft = StepDraft(fence: .open, store: bench.platform.store, writer: bench.platform.writer)
            try FeedbackList.keep(
                memory.withdrawn(), after: memory, on: failure.subject, at: Timestamp.system(), now: Timestamp.system(),
                &draft)
            _ = try await bench.platform.store.commit([draft.step])
            try await bench.observe(try Given.failure(number: 2))
            #expect(try await bench.verdicts().last?.verdict.category == local)
            #expect(try await bench.platform.store.count(FeedbackList.index) == 0)
        }

        @Test("the model learns corrections in the background, once for each news, unless it does worse")
        func retraining() async throws {
            let engine = try await TrainedEngine.learn(folder: nil)
            let bench = try await Bench()
            try await bench.observe(try Given.failure("Quux gate 17 did not open", "quux gate closed"))
            try await hear(try change(.labeled, label: "category:infrastructure_issue"), bench)
            let before = engine.classifier.model.version
            let retraining = Retraining(platform: bench.platform, engine: engine)
            let known = try await retraining.learn(unlike: [])
            #expect(engine.classifier.model.version != before && engine.classifier.model.correctionCount == 1)
            let after = engine.classifier.model.version
            #expect(try await retraining.learn(unlike: known) == known)
            #expect(engine.classifier.model.version == after)
        }

        @Test("a word on one node's error is learnt for that error wherever it comes, and for nothing else there")
        func lesson() async throws {
            func report(_ node: String, _ error: String) -> (title: String, body: String) {
                (
                    "\(node) failed in people core",
                    "Database Error in model \(node) (models/marts/\(node).sql)\n  \(error)"
                )
            }
            let cycle =
                "ERROR: 1023  Serializable isolation violation on table - 118204, transactions forming the cycle are: 99121"
            let reset = "('Connection aborted.', ConnectionResetError(104, 'Connection reset by peer'))"
            let engine = try await TrainedEngine.learn(folder: nil)
            let bench = try await Bench()
            let said = report("mart_trips", cycle)
            var failure = try Given.failure(said.title, said.body)
            failure.error.lines = said.body.split(separator: "\n").map { String($0) }
            try await bench.observe(failure)
            try await hear(try change(.labeled, label: "category:code_fix_required"), bench)
            _ = try await Retraining(platform: bench.platform, engine: engine).learn(unlike: [])
            #expect(engine.classifier.model.correctionCount == 1)
            func category(_ node: String, _ error: String) -> Contracts.Category {
                let asked = report(node, error)
                return engine.classifier.classify(ReportFacts(title: asked.title, body: asked.body)).category
            }
            #expect(category("mart_returns", cycle) == .codeFixRequired)
            #expect(category("dim_orders", cycle) == .codeFixRequired)
            #expect(category("mart_returns", reset) == .transientFailure)
            #expect(category("mart_trips", reset) == .transientFailure)
        }

        @Test("a model that does worse is refused and can be forced, and all replicas end with the same one")
        func refused() async throws {
            let engine = try await TrainedEngine.learn(folder: nil)
            let untaught = engine.classifier.model.version
            let bench = try await Bench()
            let reports = engine.corpus.reports.enumerated().filter { $0.offset % 10 == 0 }.map(\.element)
            for (number, report) in reports.prefix(60).enumerated() {
                let digits = String(number + 4096, radix: 16)
                try await bench.observe(
                    try Given.failure(
                        report.title, report.body, fingerprint: "v1:000000000000\(digits)", number: number + 1))
                let wrong: Contracts.Category = report.category == .falsePositive ? .codeFixRequired : .falsePositive
                try await hear(try change(.labeled, number + 1, label: "category:\(wrong)"), bench)
            }
            let retraining = Retraining(platform: bench.platform, engine: engine)
            #expect(try await retraining.learn(unlike: []).isEmpty)
            #expect(engine.classifier.model.version == untaught && bench.logs.text.contains("does worse"))
            let key = RecordKey(ModelPromotion.record)
            let stored = try await bench.platform.store.read([key])[0]
            let record = try ContractJSON.decode(ModelPromotion.self, from: try #require(stored.data))
            let trial = try #require(record.trial)
            #expect(!trial.isTaken && trial.words == 60 && trial.after < trial.before && record.takenThrough == 0)

            let forced = record.forced(through: trial.through, by: "ana", at: .system())
            _ = try await bench.platform.store.commit([
                Step(mutations: [.put(key, try ContractJSON.encode(forced), timeToLive: nil)])
            ])
            let used = try await retraining.learn(unlike: [])
            #expect(used.count == 60 && engine.classifier.model.correctionCount == 60)
            // A replica that starts later tries nothing and learns the same.
            let other = try await TrainedEngine.learn(folder: nil)
            #expect(try await Retraining(platform: bench.platform, engine: other).learn(unlike: []) == used)
            #expect(other.classifier.model.version == engine.classifier.model.version)
        }
    }
}

@Suite("The classifier's environment")
struct EnvironmentTests {
    @Test("another party's credential keeps it from starting, by either name", arguments: ClassifierSettings.forbidden)
    func forbidden(name: String) {
        for name in [name, "\(name)_FILE"] {
            var environment = EnvironmentReader(values: [name: "x"])
            let settings = ServiceSettings(from: &environment, defaultPort: 1)
            _ = ClassifierSettings(from: &environment, settings: settings)
            #expect(environment.problems.count == 1 && environment.problems[0].problem.contains("must not hold"))
            #expect(!environment.problems.description.contains("\"x\""))
        }
    }

    @Test("a key and an address are all that asking takes")
    func key() {
        var environment = EnvironmentReader(values: [
            "ANTHROPIC_API_KEY": "sk-ant-api03-x", "ANTHROPIC_BASE_URL": "http://127.0.0.1:9/anthropic/",
        ])
        let settings = ServiceSettings(from: &environment, defaultPort: 1)
        let own = ClassifierSettings(from: &environment, settings: settings)
        #expect(environment.problems.isEmpty && own.anthropic?.baseURL == "http://127.0.0.1:9/anthropic")
        #expect("\(own)".contains("sk-ant") == false)
    }
}
