import ClassifierCore
import Contracts
import Platform
import Streams
import Testing

@testable import ClassifierService

extension OneAtATime {
    @Suite("Past failures help with new ones", .timeLimit(.minutes(2)))
    struct RecollectionTests {
        private func failure(
            _ number: Int, _ line: String, node: String = "model.shop.orders", family: String = "dbt.database"
        ) throws -> FailureObserved {
            var failure = try Given.failure(
                line, line, fingerprint: "v1:\(String(repeating: "0", count: 15))\(number)", number: number,
                nodes: [FailedNode(uniqueID: node)])
            failure.error = ErrorDigest(family: family, lines: [line])
            return failure
        }

        private func end(
            _ number: Int, _ pattern: ResolutionPattern, _ bench: Bench, type: EntryType = .issueResolved
        ) async throws {
            let failure = try Given.failure(number: number)
            try await bench.hear(
                type,
                IssueOutcome(
                    subject: failure.subject, repository: failure.repository, issue: failure.issue, pattern: pattern,
                    reason: "it ended", flaps: 0))
        }

        @Test("a verdict tells of similar failures and how they ended, in this process and in one that starts later")
        func similar() async throws {
            let bench = try await Bench()
            var follower = Remembering.Follower()
            let remembering = Remembering(platform: bench.platform, recollection: bench.recollection)
            try await bench.observe(try failure(1, "column order_total does not exist in relation shop.orders_base"))
            try await bench.observe(
                try failure(2, "the runner lost its network", node: "job.deploy", family: "github.runner"))
            try await end(1, .prMerged, bench)
            try await remembering.keepUp(&follower)
            let next = try failure(3, "column order_discount does not exist in relation shop.orders_base")
            try await bench.observe(next)
            let told = try #require(try await bench.verdicts().last).similar
            #expect(told.map(\.issue) == [1] && told.first?.pattern == .prMerged)
            #expect(try #require(told.first).similarity > 0.3)

            let later = Recollection(failures: 1000, templates: 100)
            var fresh = Remembering.Follower()
            try await Remembering(platform: bench.platform, recollection: later).keepUp(&fresh)
            #expect(later.similar(to: next).map(\.issue) == [1])
            #expect(later.count == 3)
        }

        @Test("what is told late is remembered too, though newer failures were read before it")
        func late() async throws {
            let bench = try await Bench()
            var follower = Remembering.Follower()
            let remembering = Remembering(platform: bench.platform, recollection: bench.recollection)
            try await bench.observe(try failure(1, "column order_total does not exist in relation shop.orders_base"))
            try await remembering.keepUp(&follower)
            var old = try failure(2, "column order_discount does not exist in relation shop.orders_base")
            old.observedAt = old.observedAt - .seconds(3600)
            try await bench.observe(old)
            try await remembering.keepUp(&follower)
            #expect(bench.recollection.count == 2)
        }

        @Test("a failure that differs in free words only is judged by what was said of the other one")
        func kin() async throws {
            let bench = try await Bench()
            let first = "while the nightly export of customers was being written the gate 'quux_one' did not answer"
            let other = "while the nightly export of suppliers was being written the gate 'quux_one' did not answer"
            try await bench.observe(try failure(1, first))
            let before = try #require(try await bench.verdicts().last)
            let said: Contracts.Category =
                before.verdict.category == .codeFixRequired ? .dataQualityIssue : .codeFixRequired
            try await bench.say("category:\(said)", on: 1)
            try await bench.observe(try failure(2, other))
            let after = try #require(try await bench.verdicts().last)
            #expect(after.verdict.category == said && after.verdict.engine == .memory)
            #expect(after.history?.fingerprint == before.fingerprint && after.history?.hits == 1)
            // A name that differs makes it another error.
            try await bench.observe(try failure(3, other.replacing("quux_one", with: "quux_two")))
            #expect(try await bench.verdicts().last?.history == nil)
        }

        @Test("runs whose logs tell no error are not alike because Switchyard titles them alike")
        func ownTitles() async throws {
            let bench = try await Bench()
            func run(_ number: Int, _ workflow: String, _ origin: Origin) throws -> FailureObserved {
                let title = "Workflow \(workflow) failed on main"
                var failure = try failure(number, title)
                failure.origin = origin
                failure.error.lines = [title, "Workflow run concluded with failure.", "event: schedule"]
                return failure
            }
            try await bench.observe(try run(1, "publish", .githubActions))
            try await bench.say("category:data_quality_issue", on: 1)
            try await bench.observe(try run(2, "rollup", .githubActions))
            let verdict = try #require(try await bench.verdicts().last)
            #expect(verdict.history == nil && verdict.verdict.engine != .memory)
        }

        @Test("what was said of a failure with other words closes nothing")
        func kinHeld() async throws {
            let bench = try await Bench()
            let first = "while the nightly export of customers was being written the gate 'quux_one' did not answer"
            try await bench.observe(try failure(1, first))
            try await bench.say("category:false_positive", on: 1)
            try await bench.observe(try failure(1, first))
            #expect(try await bench.verdicts().last?.verdict.held == nil)
            try await bench.observe(try failure(2, first.replacing("customers", with: "suppliers")))
            let verdict = try #require(try await bench.verdicts().last).verdict
            #expect(verdict.category == .falsePositive && verdict.held != nil)
        }

        @Test("how it ended is told with the next verdict, weighs in it, and refutes the one before on the stream")
        func outcome() async throws {
            let bench = try await Bench()
            let line = "relation shop.orders_base is locked by another transaction; syntax of nothing was wrong"
            try await bench.observe(try failure(1, line))
            let before = try #require(try await bench.verdicts().last).verdict
            let pattern: ResolutionPattern = before.category == .prMergedCategory ? .dataFixed : .prMerged
            try await end(1, pattern, bench)
            try await end(1, pattern, bench)
            try await bench.observe(try failure(1, line))
            let after = try #require(try await bench.verdicts().last)
            #expect(after.verdict.category == FailureEnding.category(of: pattern))
            #expect(after.verdict.engine == .memory && after.history?.pattern == pattern)
            let told = try await bench.corrections()
            #expect(told.count == 1 && told.first?.source == .outcome && told.first?.category == before.category)
            // The next verdict follows the ends, and what refuted the first one is neither forgotten nor said again.
            #expect(try await bench.memory(try failure(1, line))?.feedback?.category == before.category)
            // It came back twice: the ends proved nothing, and the objection is withdrawn.
            try await end(1, pattern, bench, type: .issueReopened)
            try await end(1, pattern, bench, type: .issueReopened)
            #expect(try await bench.corrections().last?.withdrawn == true)
            try await bench.observe(try failure(1, line))
            #expect(try await bench.verdicts().last?.verdict.category == before.category)
        }

        @Test("a person's word counts before how it ended, and both are listed")
        func listed() async throws {
            let bench = try await Bench()
            try await bench.observe(try failure(1, "something odd happened at the quux gate again tonight"))
            try await end(1, .infraResolved, bench)
            try await bench.say("category:data_quality_issue", on: 1)
            try await bench.observe(try failure(1, "something odd happened at the quux gate again tonight"))
            #expect(try await bench.verdicts().last?.verdict.category == .dataQualityIssue)
            let listed = try await FeedbackRPC(platform: bench.platform).list(ListFeedbackRequest())
            #expect(listed.feedback.map(\.source) == [.person] && listed.nextPageToken == nil)
            #expect(listed.feedback.first?.correctedCategory == .dataQualityIssue)
        }

        @Test("an index that changes while it is read is followed page by page, and nothing is read twice in vain")
        func following() async throws {
            let bench = try await Bench()
            let index = IndexName("numbers")
            func add(_ range: Range<Int>, score: (Int) -> Int64) async throws {
                var draft = StepDraft(fence: .open, store: bench.platform.store, writer: bench.platform.writer)
                for number in range { draft.add(.enlist(index, member: "m\(number)", score: score(number))) }
                _ = try await bench.platform.store.commit([draft.step])
            }
            var follower = IndexFollower(index)
            func all() async throws -> [String] {
                var found: [String] = []
                while true {
                    let page = try await follower.next(bench.platform.store)
                    found += page.members
                    if !page.isMore { return found }
                }
            }
            // More of one score than a page holds.
            try await add(0..<1300) { $0 < 1200 ? 1000 : Int64($0) }
            #expect(Set(try await all()).count == 1300)
            #expect(try await all().isEmpty)
            try await add(7..<8) { _ in 9000 }
            try await add(1300..<1301) { _ in 8000 }
            #expect(try await all() == ["m1300", "m7"])
            #expect(try await all().isEmpty)
        }
    }
}

extension Contracts.Category {
    fileprivate static let prMergedCategory = Contracts.Category.codeFixRequired
}
