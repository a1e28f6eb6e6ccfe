import Contracts
import IngestorCore
import JSONScan
import Testing

@Suite("Code that landed")
struct LandingTests {
    private static func landed(_ decision: IntakeDecision) -> [ChangeLanded] {
        guard case .accepted(let observations) = decision else { return [] }
        return observations.compactMap { if case .landed(let change) = $0 { change } else { nil } }
    }

    private static func repository(main: String = "main") -> JSONValue.Member {
        .init(
            "repository",
            .object([.init("full_name", .string("acme/dbt_cloud")), .init("default_branch", .string(main))]))
    }

    private static func merge(into base: String) -> JSONValue {
        .object([
            .init("action", .string("closed")), repository(), .init("sender", Given.account("ana")),
            .init(
                "pull_request",
                .object([
                    .init("number", .int(7)), .init("merged", .bool(true)), .init("merge_commit_sha", .string("abc")),
                    .init("merged_at", .string("2026-11-24T07:50:00Z")),
                    .init("title", .string("Rework fiscal_period")),
                    .init("head", .object([.init("ref", .string("fiscal"))])),
                    .init("base", .object([.init("ref", .string(base))])),
                ])),
        ])
    }

    @Test("a pull request that was merged into the default branch has landed, one into another branch has not")
    func merged() throws {
        let change = try #require(
            LandingTests.landed(try Given.decide("pull_request", LandingTests.merge(into: "main"))).first)
        #expect(change.label == "acme/dbt_cloud#7" && change.title == "Rework fiscal_period" && change.sha == "abc")
        #expect(change.ref == "fiscal" && change.at == Timestamp(rfc3339: "2026-11-24T07:50:00Z"))
        let other = try Given.decide("pull_request", LandingTests.merge(into: "feature"))
        #expect(LandingTests.landed(other).isEmpty && Given.activity(other) != nil)
    }

    private static func push(_ message: String, ref: String = "refs/heads/main", files: JSONValue) -> JSONValue {
        .object([
            repository(), .init("sender", Given.account("ana")), .init("ref", .string(ref)),
            .init("after", .string("abc")),
            .init("commits", .array([.object([.init("modified", files), .init("added", .null)])])),
            .init(
                "head_commit",
                .object([.init("message", .string(message)), .init("timestamp", .string("2026-11-24T07:50:00Z"))])),
        ])
    }

    @Test(
        "a push to the default branch tells its files, and the pull request that it came from",
        arguments: [
            ("Faster (#12)\n\nbody (#99)", 12), ("Merge pull request #13 from acme/x", 13), ("Fixes (#)", nil),
            ("Fixes (#99999999999999999999)", nil), ("Merge pull request #", nil), ("see (#3) there", nil), ("(#5)", 5),
        ] as [(String, Int?)])
    func pushed(message: String, number: Int?) throws {
        let files = JSONValue.array([.string("models/a.sql"), .string("models/a.sql"), .string("macros/b.sql")])
        let change = try #require(
            LandingTests.landed(try Given.decide("push", LandingTests.push(message, files: files))).first)
        #expect(change.number == number && change.files == ["models/a.sql", "macros/b.sql"] && change.sha == "abc")
        #expect(!change.title.contains("\n"))
    }

    @Test("another branch, a tag, a deleted branch and odd fields land nothing and break nothing")
    func otherwise() throws {
        for ref in ["refs/heads/feature", "refs/tags/main", "main", ""] {
            #expect(Given.ignored(try Given.decide("push", LandingTests.push("x", ref: ref, files: .null))) != nil)
        }
        let many = JSONValue.array((0..<5000).map { .string("models/m\($0).sql") })
        let big = try LandingTests.landed(
            Given.decide("push", LandingTests.push(String(repeating: "é", count: 5000), files: many)))
        #expect(big.first?.files.count == 100 && (big.first?.title.utf8.count ?? 0) <= 303)
        let deleted = JSONValue.object([
            LandingTests.repository(), .init("ref", .string("refs/heads/main")), .init("head_commit", .null),
            .init("commits", .string("none")), .init("deployment", .int(4)),
        ])
        #expect(Given.ignored(try Given.decide("push", deleted)) != nil)
    }

    @Test("a deployment has landed when it has succeeded")
    func deployed() throws {
        func event(_ state: String) -> JSONValue {
            .object([
                LandingTests.repository(), .init("sender", Given.account("ana")), .init("action", .string("created")),
                .init(
                    "deployment",
                    .object([
                        .init("sha", .string("0a1b2c3d4e5f60718293")), .init("ref", .string("v1.4")),
                        .init("environment", .string("production")), .init("description", .null),
                    ])),
                .init(
                    "deployment_status",
                    .object([.init("state", .string(state)), .init("created_at", .string("2026-11-24T07:50:00Z"))])),
            ])
        }
        let change = try #require(LandingTests.landed(try Given.decide("deployment_status", event("success"))).first)
        #expect(
            change.label == "acme/dbt_cloud@0a1b2c3d4e5f" && change.environment == "production" && change.ref == "v1.4")
        for state in ["failure", "in_progress", ""] {
            #expect(Given.ignored(try Given.decide("deployment_status", event(state))) != nil)
        }
    }
}
