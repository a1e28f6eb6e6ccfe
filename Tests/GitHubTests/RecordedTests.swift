import Contracts
import Foundation
import GitHub
import Outbound
import Testing

@Suite(
    "Recorded exchanges with GitHub", .timeLimit(.minutes(1)),
    .enabled(if: Recorded.isPresent, "\(Recorded.absence)"))
struct RecordedTests {
    @Test("labels that were added")
    func addLabels() async throws {
        let side = Recorded.side(try Recorded.exchanges("add-labels-to-issue").filter { $0.path.hasSuffix("/labels") })
        let found = try await side.gitHub().addLabels(["Foo", "bAr", "baZ"], to: 1, in: .acme())
        #expect(Set(found.map(\.name)) == ["Foo", "bAr", "baZ"])
        #expect(found.allSatisfy { $0.color.count == 6 })
        #expect(side.readings.count == 1)
    }

    @Test("an issue that was opened")
    func opened() async throws {
        let all = try Recorded.exchanges("search-issues").filter { $0.method == "POST" && $0.path.hasSuffix("/issues") }
        let issue = try await Recorded.side(all).gitHub().openIssue(.acme(), title: "T", body: "B", labels: [])
        #expect(issue.number == 1)
        #expect(issue.title == "The doors don’t open")
        #expect(issue.body.contains("open sesame"))
        #expect(issue.author == "octokit-fixture-user-a")
        #expect(issue.state == "open")
        #expect(issue.url.hasPrefix("https://github.com/"))
        #expect(!issue.isPullRequest)
    }

    @Test("labels listed, made and changed")
    func labels() async throws {
        let all = try Recorded.exchanges("labels").filter { $0.path.contains("/labels") }
        let listed = Recorded.side(all.filter { $0.method == "GET" })
        #expect(try await listed.gitHub().labels(of: .acme()).contains { $0.name == "bug" })
        let made = Recorded.side(all.filter { $0.method == "POST" })
        try await made.gitHub().createLabel("test-label", color: "663399", description: "", in: .acme())
        let changed = Recorded.side(all.filter { $0.method == "PATCH" })
        try await changed.gitHub().editLabel("test-label", color: "BADA55", description: "", in: .acme())
    }

    @Test("a validation error")
    func validation() async throws {
        let all = try Recorded.exchanges("errors").filter { $0.path.hasSuffix("/labels") }
        let error = await failure {
            try await Recorded.side(all).gitHub().createLabel("foo", color: "invalid", description: "", in: .acme())
        }
        #expect(error == GitHubError(.validation, "Validation Failed; Label color invalid", status: 422))
    }

    @Test("all pages of a list, each where GitHub said that it is")
    func pages() async throws {
        let all = try Recorded.exchanges("paginate-issues").filter { $0.method == "GET" }
        let side = Recorded.side(all)
        let found = try await side.gitHub().issues(.acme())
        #expect(Set(found.map(\.number)) == Set(1...13))
        #expect(
            side.requests.dropFirst().map { $0.url.dropFirst(OtherSide.address.count) }
                == all.dropFirst().map { $0.path[...] })
    }

    @Test("what a search found")
    func search() async throws {
        let all = try Recorded.exchanges("search-issues").filter { $0.path.hasPrefix("/search") }
        #expect(Set(try await Recorded.side(all).gitHub().search("sesame").map(\.number)) == [1, 2])
    }
}
