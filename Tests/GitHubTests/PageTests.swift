import Contracts
import GitHub
import Outbound
import Testing

@Suite("Pages of GitHub's lists", .timeLimit(.minutes(1)))
struct PageTests {
    private static func labels(_ numbers: Range<Int>) -> String {
        "[" + numbers.map { "{\"name\": \"l\($0)\"}" }.joined(separator: ",") + "]"
    }

    /// Three pages of a hundred labels, each naming the next by an opaque cursor, as GitHub does for long lists.
    private static func three() -> OtherSide {
        OtherSide { request, number throws(OutboundError) in
            let next = "<\(OtherSide.address)/repositories/1/labels?after=c\(number)>; rel=\"next\""
            let first = "<\(OtherSide.address)/repositories/1/labels?page=1>; rel=\"first\""
            let header = number < 3 ? [("Link", "\(first), \(next)")] : [("Link", first)]
            return .json(200, labels((number - 1) * 100..<number * 100), headers: header)
        }
    }

    @Test("pages are followed to where GitHub says the next one is, to the last")
    func followed() async throws {
        let side = PageTests.three()
        let found = try await side.gitHub().labels(of: .acme())
        #expect(found.map(\.name) == (0..<300).map { "l\($0)" })
        #expect(
            side.requests.map(\.url) == [
                "\(OtherSide.address)/repos/acme/dbt_cloud/labels?per_page=100",
                "\(OtherSide.address)/repositories/1/labels?after=c1",
                "\(OtherSide.address)/repositories/1/labels?after=c2",
            ])
    }

    @Test("no page is asked for beyond the limit", arguments: [(1, 1), (100, 1), (101, 2), (250, 3)])
    func limit(most: Int, calls: Int) async throws {
        let side = OtherSide { _, number throws(OutboundError) in
            let texts = (0..<100).map { "{\"number\": \(number * 100 + $0)}" }.joined(separator: ",")
            return .json(
                200, "[\(texts)]", headers: [("link", "<\(OtherSide.address)/n?page=\(number + 1)>; rel=\"next\"")])
        }
        #expect(try await side.gitHub().issues(.acme(), limit: most).count == most)
        #expect(side.requests.count == calls)
    }

    @Test(
        "the token follows no page to another host, and no page that leads to itself",
        arguments: [
            "https://evil.test/labels?page=2", "https://api.example.test.evil.test/labels",
            "http://api.example.test/labels",
            "https://api.example.test/repos/acme/dbt_cloud/labels?per_page=100", "nonsense",
        ])
    func foreign(address: String) async throws {
        let side = OtherSide(200, PageTests.labels(0..<2), headers: [("Link", "<\(address)>; rel=\"next\"")])
        #expect(try await side.gitHub().labels(of: .acme()).count == 2)
        #expect(side.requests.count == 1)
    }

    @Test("a page that fails fails the list")
    func failing() async throws {
        let side = OtherSide { _, number throws(OutboundError) in
            guard number == 1 else { return .json(502, "") }
            return .json(200, "[]", headers: [("Link", "<\(OtherSide.address)/n>; rel=\"next\"")])
        }
        #expect(await failure { _ = try await side.gitHub().labels(of: .acme()) }?.code == .unavailable)
    }

    @Test("where GitHub moved a repository to is followed with the same call", arguments: [301, 302, 307, 308])
    func moved(status: Int) async throws {
        let side = OtherSide { _, number throws(OutboundError) in
            guard number == 1 else { return .json(201, KnownCall.commentJSON) }
            return .json(status, "{}", headers: [("Location", "\(OtherSide.address)/repositories/1/issues/7/comments")])
        }
        #expect(try await side.gitHub().comment(.acme(), 7, body: "B").id == 9)
        #expect(side.requests.map(\.method) == ["POST", "POST"])
        #expect(side.requests.last?.url == "\(OtherSide.address)/repositories/1/issues/7/comments")
        #expect(side.requests.first?.body == side.requests.last?.body)
    }

    @Test("a move to another host, to nowhere or in a circle is an error, never a success")
    func movedAway() async throws {
        let targets = [("Location", "https://evil.test/"), ("X-None", ""), ("Location", "\(OtherSide.address)/again")]
        for target in targets {
            let side = OtherSide(307, "{}", headers: [target])
            let error = await failure { try await side.gitHub().removeAssignees(["ana"], from: 7, in: .acme()) }
            #expect(error?.code == .gone)
            #expect(side.requests.allSatisfy { $0.url.hasPrefix(OtherSide.address + "/") })
            #expect(side.requests.count <= 4)
        }
    }
}
