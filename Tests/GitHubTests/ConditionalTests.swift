import Contracts
import GitHub
import Outbound
import Testing

@Suite("Reads that ask only for what changed", .timeLimit(.minutes(1)))
struct ConditionalTests {
    /// Answers with a tag, and with 304 to whoever names it; the state changes with the third call.
    private static func tagging() -> OtherSide {
        OtherSide { request, number throws(OutboundError) in
            let tag = number < 3 ? "W/\"one\"" : "W/\"two\""
            let limits = [("X-RateLimit-Limit", "5000"), ("X-RateLimit-Remaining", String(5000 - number))]
            guard request.header("if-none-match") != tag else {
                return .json(304, "", headers: [("ETag", tag)] + limits)
            }
            let next = request.url.contains("labels") && !request.url.contains("page=2")
            let link = next ? [("Link", "<\(OtherSide.address)/labels?page=2>; rel=\"next\"")] : []
            let body =
                request.url.contains("labels") ? "[{\"name\": \"\(tag.filter(\.isLetter))\"}]" : KnownCall.issueJSON
            return .json(200, body, headers: [("ETag", tag)] + limits + link)
        }
    }

    @Test("the tag of a reply is named next time, and 304 gives what is known")
    func notModified() async throws {
        let side = ConditionalTests.tagging()
        let client = side.gitHub()
        let first = try await client.issue(.acme(), 7)
        let second = try await client.issue(.acme(), 7)
        #expect(first == second)
        #expect(side.requests.map { $0.header("if-none-match") } == [nil, "W/\"one\""])
        // The limits are those of the newer reply.
        #expect(side.readings.map(\.remaining) == [4999, 4998])
    }

    @Test("a client knows when less than a quarter of the hour's calls is left, until the hour is over")
    func short() async throws {
        let end = OtherSide.now.milliseconds / 1000
        let replies = [("core", 1250, end + 60), ("core", 1249, end + 60), ("search", 30, end + 60), ("core", 9, end)]
        let side = OtherSide { _, number throws(OutboundError) in
            let (resource, left, reset) = replies[number - 1]
            return .json(
                200, KnownCall.issueJSON,
                headers: [
                    ("X-RateLimit-Limit", "5000"), ("X-RateLimit-Remaining", String(left)),
                    ("X-RateLimit-Reset", String(reset)), ("X-RateLimit-Resource", resource),
                ])
        }
        let client = side.gitHub()
        var found = [client.isShort]
        for _ in replies {
            _ = try await client.issue(.acme(), 7)
            found.append(client.isShort)
        }
        #expect(found == [false, false, true, true, false])
    }

    @Test("a change is seen, and from then on its tag is named")
    func changed() async throws {
        let side = ConditionalTests.tagging()
        let client = side.gitHub()
        for _ in 0..<4 { _ = try await client.issue(.acme(), 7) }
        #expect(side.requests.map { $0.header("if-none-match") } == [nil, "W/\"one\"", "W/\"one\"", "W/\"two\""])
    }

    @Test("another address has another tag, and a client knows no other's")
    func apart() async throws {
        let side = ConditionalTests.tagging()
        let client = side.gitHub()
        _ = try await client.issue(.acme(), 7)
        _ = try await client.issue(.acme(), 8)
        _ = try await side.gitHub().issue(.acme(), 7)
        #expect(side.requests.allSatisfy { $0.header("if-none-match") == nil })
    }

    @Test("a list that did not change is still read page by page")
    func pages() async throws {
        let side = OtherSide { request, _ throws(OutboundError) in
            let isSecond = request.url.hasSuffix("page=2")
            let tag = isSecond ? "\"b\"" : "\"a\""
            guard request.header("if-none-match") != tag else { return .json(304, "") }
            let link = isSecond ? [] : [("Link", "<\(OtherSide.address)/labels?page=2>; rel=\"next\"")]
            return .json(200, "[{\"name\": \(tag)}]", headers: [("ETag", tag)] + link)
        }
        let client = side.gitHub()
        for _ in 0..<2 { #expect(try await client.labels(of: .acme()).map(\.name) == ["a", "b"]) }
        #expect(side.requests.count == 4)
    }

    @Test("a write names no tag")
    func writes() async throws {
        let side = OtherSide(200, KnownCall.issueJSON, headers: [("ETag", "\"one\"")])
        let client = side.gitHub()
        _ = try await client.issue(.acme(), 7)
        try await client.editIssue(.acme(), 7, state: "closed")
        #expect(side.requests.last?.header("if-none-match") == nil)
    }

    @Test("only so many replies are kept, the newest, and none that is very large")
    func bounded() async throws {
        let side = OtherSide { request, _ throws(OutboundError) in
            let padding = request.url.hasSuffix("/500") ? String(repeating: " ", count: 600_000) : ""
            return .json(200, KnownCall.issueJSON + padding, headers: [("ETag", "\"t\"")])
        }
        let client = side.gitHub()
        for number in Array(1...100) + [500, 100, 1, 500] { _ = try await client.issue(.acme(), number) }
        #expect(side.requests.suffix(4).map { $0.header("if-none-match") } == [nil, "\"t\"", nil, nil])
    }
}
