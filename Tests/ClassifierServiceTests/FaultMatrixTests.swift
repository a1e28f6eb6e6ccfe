import ClassifierCore
import Contracts
import Testing

extension OneAtATime {
    @Suite("Whatever the Messages API does, there is a verdict", .timeLimit(.minutes(5)), .serialized)
    struct FaultMatrixTests {
        static let policy = """
            classification: {claude: {consult: always, timeout: 8s, second_opinion: {when: []}}}
            """
        static let statuses = [
            400, 401, 402, 403, 404, 408, 409, 412, 413, 422, 429, 431, 499, 500, 501, 503, 504, 529,
        ]

        /// The verdict under a fault, the calls it took and the seconds.
        private func trial(
            _ fault: String, _ site: SandboxSite, policy: String = FaultMatrixTests.policy
        ) async throws -> (verdict: Verdict, calls: Int) {
            let bench = try await Bench(policy, outbound: site.outbound, baseURL: site.anthropic)
            let before = try await site.calls()
            try await site.fault(fault)
            let begun = ContinuousClock.now
            try await bench.observe(try Given.failure())
            try await bench.askAll()
            #expect(ContinuousClock.now - begun < .seconds(30), "\(fault)")
            let verdicts = try await bench.verdicts()
            #expect(verdicts.count == 1, "\(fault)")
            #expect(!bench.logs.text.contains(Bench.key), "\(fault)")
            let calls = try await site.calls() - before
            #expect((1...3).contains(calls), "\(fault): \(calls) calls")
            return (try #require(verdicts.first).verdict, calls)
        }

        @Test("every status, with and without retry-after, ends in the local verdict, marked, in three calls at most")
        func statuses() async throws {
            try await SandboxSite.with { site in
                for status in FaultMatrixTests.statuses {
                    for wait in ["", #","retry_after":1"#] {
                        let fault = #"{"kind":"status","status":\#(status)\#(wait)}"#
                        let (verdict, calls) = try await trial(fault, site)
                        #expect(verdict.degraded && verdict.engine == .model, "\(fault)")
                        let mayRetry = [408, 409, 429].contains(status) || status >= 500
                        #expect(calls == (mayRetry ? 3 : 1), "\(fault): \(calls)")
                    }
                }
            }
        }

        @Test(
            "answers that are none end in the local verdict, marked",
            arguments: ["truncated", "refusal", "wrong_enum", "confidence", "empty", "html", "reset"])
        func answers(kind: String) async throws {
            try await SandboxSite.with { site in
                let (verdict, _) = try await trial(#"{"kind":"\#(kind)"}"#, site)
                #expect(verdict.degraded && verdict.engine == .model)
            }
        }

        @Test("a stall is cut at the policy's timeout, three times at most")
        func stall() async throws {
            try await SandboxSite.with { site in
                let (verdict, _) = try await trial(
                    #"{"kind":"stall","delay_ms":8000}"#, site,
                    policy: "classification: {claude: {consult: always, timeout: 1s, second_opinion: {when: []}}}")
                #expect(verdict.degraded)
            }
        }

        @Test("trouble that passes costs a call, and the answer counts")
        func recovers() async throws {
            try await SandboxSite.with { site in
                let (verdict, calls) = try await trial(#"{"kind":"status","status":529,"calls":1}"#, site)
                #expect(!verdict.degraded && calls == 2 && verdict.costUSD > 0)
            }
        }

        @Test("nobody there at all ends in the local verdict, marked")
        func unreachable() async throws {
            try await SandboxSite.with { site in
                let bench = try await Bench(
                    FaultMatrixTests.policy, outbound: site.outbound, baseURL: "http://127.0.0.1:1")
                try await bench.observe(try Given.failure())
                try await bench.askAll()
                #expect(try await bench.verdicts().map(\.verdict.degraded) == [true])
            }
        }

        @Test("answers that mean harm close nothing and lower nothing that is not held")
        func malicious() async throws {
            try await SandboxSite.with { site in
                try await site.fault(#"{"kind":"malicious"}"#)
                for number in 1...40 {
                    let bench = try await Bench(
                        FaultMatrixTests.policy, outbound: site.outbound, baseURL: site.anthropic)
                    let plain = try await Bench("")
                    let failure = try Given.failure(
                        "Compilation Error in model orders", "depends on a node named 'x' which was not found",
                        number: number)
                    try await bench.observe(failure)
                    try await bench.askAll()
                    try await plain.observe(failure)
                    let verdict = try #require(try await bench.verdicts().first).verdict
                    let local = try #require(try await plain.verdicts().first).verdict
                    #expect(verdict.category != .falsePositive || verdict.held != nil)
                    #expect(!verdict.priority.isBelow(local.priority))
                    #expect(Category.known.contains(verdict.category) && Expert.known.contains(verdict.expert))
                    for evidence in verdict.evidence {
                        #expect(failure.title.contains(evidence.quote) || failure.body.contains(evidence.quote))
                    }
                }
            }
        }
    }
}
