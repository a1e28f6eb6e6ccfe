import Contracts
import Effects
import Foundation
import GitHub
import Outbound
import Signatures
import Synchronization
import Testing

@Suite("Effects as calls to GitHub", .timeLimit(.minutes(1)))
struct PortTests {
    private let bench: Bench
    init() throws { bench = try Bench() }

    /// A port whose GitHub answers by method and path, and the calls that were made.
    private final class Side: Sendable {
        private let calls = Mutex<[String]>([])
        private let answers: [String: (Int, String)]
        init(_ answers: [String: (Int, String)]) { self.answers = answers }

        var made: [String] { calls.withLock { $0 } }

        var port: EffectPort {
            let outbound = OutboundClient { request throws(OutboundError) in
                let path = request.url.dropFirst("https://api.test".count).prefix { $0 != "?" }
                let call = "\(request.method) \(path)"
                self.calls.withLock { $0.append(call + " " + String(decoding: request.body ?? [], as: UTF8.self)) }
                let (status, body) = self.answers[call] ?? (404, #"{"message": "Not Found"}"#)
                return OutboundReply(status: status, body: Array(body.utf8))
            }
            let now: @Sendable () -> Timestamp = { Timestamp(milliseconds: 1_700_000_000_000) }
            let tokens = TokenSource(.token(Secret("t")), baseURL: "https://api.test", client: outbound, now: now)
            return GitHubEffectPort(GitHubClient(outbound, tokens: tokens, baseURL: "https://api.test", now: now)).port
        }
    }

    private func effect(_ kind: EffectKind, _ request: EffectRequest = EffectRequest(), number: Int? = 7) -> Effect {
        Effect(
            effectID: "01A-0-\(kind)", service: "assigner", kind: kind, repository: bench.repository,
            subject: Subject(bench.repository, number: 7), number: number, cause: "01A", urgency: 2, mode: .act,
            request: request, state: .started, attempts: 1, plannedAt: bench.clock.now, startedAt: bench.clock.now)
    }

    private let issues = "/repos/acme/dbt_cloud/issues"

    @Test("a comment and a new issue carry a hidden marker, by which they are found again")
    func markers() async throws {
        let marker = GitHubEffectPort.marker(effect(.comment))
        let side = Side([
            "POST \(issues)/7/comments": (201, #"{"id": 9}"#),
            "POST \(issues)": (201, #"{"number": 12, "html_url": "u"}"#),
            "GET \(issues)/7/comments": (200, #"[{"id": 8, "body": "B"}, {"id": 9, "body": "B\n\n\#(marker)"}]"#),
            "GET \(issues)": (
                200, #"[{"number": 11}, {"number": 12, "body": "\#(GitHubEffectPort.marker(effect(.openIssue)))"}]"#
            ),
        ])
        let comment = effect(.comment, EffectRequest(body: "B"))
        let open = effect(.openIssue, EffectRequest(title: "T", body: "B"), number: nil)
        #expect(try await side.port.send(comment, AppliedWrites()).commentID == "9")
        #expect(try await side.port.send(open, AppliedWrites()).number == 12)
        #expect(side.made.allSatisfy { $0.contains("<!-- switchyard:effect 01A-0-") })
        #expect(try await side.port.lookUp(comment, AppliedWrites())?.commentID == "9")
        #expect(try await side.port.lookUp(open, AppliedWrites())?.number == 12)
    }

    @Test("what is not there is not found")
    func absent() async throws {
        let side = Side([
            "GET \(issues)/7/comments": (200, #"[{"id": 8, "body": "<!-- switchyard:effect other -->"}]"#),
            "GET \(issues)": (200, "[]"), "GET \(issues)/7": (200, #"{"number": 7, "state": "open", "labels": ["a"]}"#),
        ])
        for effect in [
            effect(.comment), effect(.openIssue, number: nil), effect(.upsertCard, EffectRequest(body: "card")),
            effect(.addLabels, EffectRequest(labels: ["a", "b"])), effect(.removeLabels, EffectRequest(labels: ["a"])),
            effect(.addAssignees, EffectRequest(assignees: ["ana"])), effect(.closeIssue),
            effect(.editIssue, EffectRequest(body: "new")),
        ] { #expect(try await side.port.lookUp(effect, AppliedWrites()) == nil, "\(effect.kind)") }
        #expect(side.made.allSatisfy { $0.hasPrefix("GET") })
    }

    @Test("labels, people, state and text are compared with what the issue has")
    func compared() async throws {
        let issue =
            #"{"number": 7, "state": "closed", "title": "T", "body": "B", "labels": ["a"], "assignees": [{"login": "ana"}]}"#
        let side = Side(["GET \(issues)/7": (200, issue)])
        for effect in [
            effect(.addLabels, EffectRequest(labels: ["a"])), effect(.removeLabels, EffectRequest(labels: ["b"])),
            effect(.addAssignees, EffectRequest(assignees: ["ana"])),
            effect(.removeAssignees, EffectRequest(assignees: ["bo"])), effect(.closeIssue),
            effect(.editIssue, EffectRequest(title: "T", body: "B")),
        ] { #expect(try await side.port.lookUp(effect, AppliedWrites())?.number == 7, "\(effect.kind)") }
    }

    @Test("the card is edited where it is known to be, and written anew when somebody deleted it")
    func card() async throws {
        var known = AppliedWrites()
        known.cardCommentID = "9"
        let card = effect(.upsertCard, EffectRequest(body: "v2"))
        let there = Side(["PATCH \(issues)/comments/9": (200, #"{"id": 9}"#)])
        #expect(try await there.port.send(card, known).commentID == "9")
        #expect(there.made == ["PATCH \(issues)/comments/9 {\"body\":\"v2\"}"])
        let gone = Side(["POST \(issues)/7/comments": (201, #"{"id": 10}"#)])
        #expect(try await gone.port.send(card, known).commentID == "10")
        #expect(gone.made.count == 2)
    }

    @Test("the investigation is a comment of its own: edited where it is, found by its marker after a crash")
    func investigation() async throws {
        var known = AppliedWrites()
        known.cardCommentID = "9"
        let body = "v2 <!-- switchyard:investigation -->"
        let write = effect(.upsertInvestigation, EffectRequest(body: body))
        let new = Side(["POST \(issues)/7/comments": (201, #"{"id": 11}"#)])
        let result = try await new.port.send(write, known)
        #expect(result.commentID == "11" && new.made.count == 1)
        known.note(write, result)
        #expect(known.cardCommentID == "9" && known.investigationCommentID == "11" && known.trimmed(write) == nil)
        let there = Side(["PATCH \(issues)/comments/11": (200, #"{"id": 11}"#)])
        #expect(try await there.port.send(write, known).commentID == "11")
        let comments = """
            [{"id": 9, "body": "card <!-- SWITCHYARD_METADATA {} -->"},
             {"id": 12, "body": "v1 <!-- switchyard:investigation -->"}]
            """
        let crashed = Side([
            "GET \(issues)/7/comments": (200, comments), "PATCH \(issues)/comments/12": (200, #"{"id": 12}"#),
        ])
        #expect(try await crashed.port.lookUp(write, AppliedWrites())?.commentID == "12")
    }

    @Test("a lost card is looked for where it is known to be, whatever else looks like a card")
    func lostCard() async throws {
        let comments = """
            [{"id": 5, "body": "mine <!-- SWITCHYARD_METADATA {} -->"}, {"id": 9, "body": "v1"},
             {"id": 10, "body": "v2"}]
            """
        let side = Side([
            "GET \(issues)/7/comments": (200, comments), "PATCH \(issues)/comments/9": (200, #"{"id": 9}"#),
        ])
        var known = AppliedWrites()
        let card = effect(.upsertCard, EffectRequest(body: "v2"))
        #expect(try await side.port.lookUp(card, known)?.commentID == "10")
        known.cardCommentID = "9"
        #expect(try await side.port.lookUp(card, known)?.commentID == "9")
        #expect(side.made.filter { $0.hasPrefix("PATCH") } == ["PATCH \(issues)/comments/9 {\"body\":\"v2\"}"])
    }

    @Test("people whom GitHub left out are told")
    func dropped() async throws {
        let side = Side(["POST \(issues)/7/assignees": (201, #"{"number": 7, "assignees": [{"login": "ANA"}]}"#)])
        let result = try await side.port.send(
            effect(.addAssignees, EffectRequest(assignees: ["ana", "zed"])), AppliedWrites())
        #expect(result.dropped == ["zed"])
    }

    @Test("what has no issue, or is not GitHub's, is never sent")
    func impossible() async throws {
        let side = Side([:])
        for effect in [effect(.comment, number: nil), effect(EffectKind(rawValue: "post_message"))] {
            await #expect(throws: EffectFailure.self) { try await side.port.send(effect, AppliedWrites()) }
        }
        #expect(side.made.isEmpty)
    }

    @Test("each error of GitHub's means one thing for an effect")
    func failures() {
        let meanings: [(GitHubError, EffectFailure.Kind)] = [
            (GitHubError(.rateLimited, "", status: 403, retryAfter: .seconds(9)), .pause(.seconds(9))),
            (GitHubError(.secondaryRateLimited, "", status: 429), .pause(.seconds(60))),
            (GitHubError(.unauthorized, "", status: 401), .pause(.seconds(60))), (GitHubError(.lost, ""), .lost),
            (GitHubError(.unavailable, ""), .retry), (GitHubError(.conflict, "", status: 409), .retry),
            // The gateway gave up, or the reply was cut: GitHub may have gone on.
            (GitHubError(.unavailable, "", status: 502), .lost), (GitHubError(.malformedReply, "", status: 201), .lost),
            (GitHubError(.forbidden, "", status: 403), .permanent),
            (GitHubError(.notFound, "", status: 404), .permanent),
            (GitHubError(.gone, "", status: 410), .permanent), (GitHubError(.validation, "", status: 422), .permanent),
        ]
        for (error, kind) in meanings { #expect(EffectFailure(error).kind == kind, "\(error)") }
    }
}
