import Contracts
import SwitchyardCore
import Testing

/// A life as the streams tell it, and the turning points that whoever reads its story must find, in this order.
struct ToldLife: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let entries: [Envelope]
    let turningPoints: [String]

    init(_ name: String, _ turns: [(EntryType, any Encodable & Sendable)], _ turningPoints: [String]) {
        testDescription = name
        let begin = [
            Given.entry(1, .failureObserved, Given.observed(), at: 0),
            Given.entry(2, .failureClassified, Given.classified(), at: 1),
            Given.entry(3, .failurePlaced, Given.placed(), at: 2),
        ]
        entries =
            begin
            + turns.enumerated().map { Given.entry(10 + $0, $1.0, $1.1, at: 10 * ($0 + 1)) }
        self.turningPoints =
            ["Observed in acme/dbt_cloud", "Classified as transient failure", "An issue was opened"] + turningPoints
    }
}

@Suite("A story that a newcomer understands")
struct StoryTests {
    private static func turn(
        _ reason: String, _ pattern: ResolutionPattern? = nil, fix: Bool = false
    ) -> IssueOutcome {
        var outcome = Given.outcome(reason, pattern: pattern)
        if pattern == nil || pattern?.isProven == false { outcome.proof = [] }
        if fix { outcome.proof.append(Proof(kind: "pull_request", runID: "#7", at: Given.now)) }
        for index in outcome.proof.indices where outcome.proof[index].kind == "green_run" {
            outcome.proof[index].node = "model.shop.orders"
        }
        return outcome
    }

    private static func change(
        _ action: ActivityAction, label: String? = nil, command: String? = nil, minutes: Int = 10
    ) -> IssueChanged {
        IssueChanged(
            repository: Given.repository, number: 42, action: action, actor: Actor(login: "ana", isBot: false),
            label: label, command: command, at: Given.at(minutes))
    }

    private static func call(_ kind: EscalationKind, _ message: String) -> EscalationRaised {
        EscalationRaised(
            escalationID: Given.id(77), kind: kind, subject: Given.subject, repository: Given.repository,
            priority: .high, message: message, targets: ["dbt-expert"], at: Given.at(10))
    }

    static let lives: [ToldLife] = [
        ToldLife(
            "it recovers", [(.issueResolved, turn("proven by 2 later runs", .autoResolved))],
            [
                "Closed, because it recovered: proven by 2 later runs",
                "model.shop.orders executed and passed in run 7",
            ]),
        ToldLife(
            "a fix is merged", [(.issueResolved, turn("proven by 1 later run", .prMerged, fix: true))],
            ["Closed, because the fix was merged and works", "pull request #7 was merged"]),
        ToldLife(
            "data is repaired", [(.issueResolved, turn("the test passed on later data", .dataFixed))],
            ["Closed, because the data is right again"]),
        ToldLife(
            "the platform is mended", [(.issueResolved, turn("others beside it passed", .infraResolved))],
            ["Closed, because the platform works again"]),
        ToldLife(
            "a false alarm", [(.issueResolved, turn("a test alert", .falseAlarm))],
            ["Closed, because it was a false alarm: a test alert"]),
        ToldLife(
            "a person closes it", [(.issueChanged, change(.closed)), (.issueResolved, turn("ana closed it", .human))],
            ["ana closed it", "Closed by a person: ana closed it"]),
        ToldLife(
            "it comes back",
            [
                (.issueResolved, turn("proven by 2 later runs", .autoResolved)),
                (.issueReopened, turn("the same failure came back")),
                (.issueHeld, turn("closed and reopened 3 times; only a person closes it now")),
                (.escalationRaised, call(.flapping, "acme/dbt_cloud#42 was closed and reopened 3 times")),
            ],
            [
                "Closed, because it recovered", "Reopened: the same failure came back",
                "Held, so that nothing closes it by itself: closed and reopened 3 times",
                "Escalated: acme/dbt_cloud#42 was closed and reopened 3 times",
            ]),
        ToldLife(
            "nobody answers",
            [(.escalationRaised, call(.slaResponse, "Nobody has answered acme/dbt_cloud#42 by 12:00."))],
            ["Escalated: Nobody has answered"]),
        ToldLife(
            "a person corrects and holds it",
            [
                (.issueChanged, change(.labeled, label: "category:code_fix_required")),
                (.issueChanged, change(.commented, command: "hold 2d", minutes: 20)),
                (.issueHeld, turn("ana holds it")),
            ],
            [
                "ana set the label category:code_fix_required", "ana commanded: hold 2d",
                "Held, so that nothing closes it by itself: ana holds it",
            ]),
        ToldLife(
            "it belongs to an incident", [(.incidentChanged, Given.incident("Snowflake is down"))],
            ["Part of an incident, open: Snowflake is down"]),
    ]

    @Test("ten lives are told with their turning points, in order, in words and not in identifiers", arguments: lives)
    func told(life: ToldLife) {
        let lines = StoryText.lines(Given.chronicle(life.entries).story(of: Given.subject))
        var rest = lines[...]
        for point in life.turningPoints {
            guard let index = rest.firstIndex(where: { $0.contains(point) }) else {
                Issue.record("'\(point)' is not told, or too early:\n\(lines.joined(separator: "\n"))")
                continue
            }
            rest = rest[index...]
        }
        for word in ["green_run", "auto_resolved", "pr_merged", "issue.", "sla_"] {
            #expect(!lines.contains { $0.contains(word) }, "'\(word)' in \(lines)")
        }
    }
}
