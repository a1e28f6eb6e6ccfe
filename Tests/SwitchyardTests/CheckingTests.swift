import AssignerCore
import Contracts
import SwitchyardCore
import Testing

@Suite("The doctor")
struct CheckingTests {
    private static let hook = (url: "https://in.example/webhooks/github", active: true, events: RepositoryRules.events)

    @Test("a token needs to write where the repository acts, and only there")
    func permissions() {
        for held in ["push", "triage", "admin"] {
            #expect(RepositoryRules.permissions("a/b", [held: true, "pull": true], acts: true).state == .ok, "\(held)")
            #expect(
                RepositoryRules.permissions("a/b", [held: false, "pull": true], acts: true).state == .problem, "\(held)"
            )
        }
        let none = RepositoryRules.permissions("a/b", nil, acts: true)
        #expect(none.state == .problem && !none.remedy.isEmpty && none.message.contains("none"))
        #expect(RepositoryRules.permissions("a/b", nil, acts: false).state == .ok)
    }

    @Test("a webhook must lead to us, be on and bring every event")
    func webhook() {
        func state(_ hooks: [(url: String, active: Bool, events: [String])], _ statuses: [Int] = []) -> Finding {
            RepositoryRules.webhook("a/b", hooks, statuses: statuses)
        }
        #expect(state([]).state == .problem)
        #expect(state([("https://in.example/other", true, ["*"])]).state == .problem)
        #expect(state([(CheckingTests.hook.url, false, ["*"])]).message == "switched off")
        #expect(state([(CheckingTests.hook.url, true, ["*"])]).state == .ok)
        #expect(state([CheckingTests.hook]).state == .ok)
        for event in RepositoryRules.events {
            let finding = state([(CheckingTests.hook.url, true, RepositoryRules.events.filter { $0 != event })])
            #expect(finding.state == .problem && finding.message.hasSuffix("events \(event)"))
        }
    }

    @Test("deliveries that failed are told, a wrong secret with its remedy")
    func deliveries() {
        let refused = RepositoryRules.webhook("a/b", [CheckingTests.hook], statuses: [202, 401, 200])
        #expect(refused.state == .warning && refused.message.hasPrefix("1 of the newest 3"))
        #expect(refused.remedy.contains("GITHUB_WEBHOOK_SECRET"))
        let broken = RepositoryRules.webhook("a/b", [CheckingTests.hook], statuses: [502, 502])
        #expect(broken.state == .warning && broken.remedy.contains("redeliver"))
        let old = RepositoryRules.webhook(
            "a/b", [CheckingTests.hook], statuses: Array(repeating: 202, count: 20) + [500])
        #expect(old.state == .ok)
    }

    @Test("labels are compared without regard to upper and lower case, by name and colour")
    func labels() throws {
        let all = Dictionary(uniqueKeysWithValues: LabelPlan.all.map { ($0.name.uppercased(), $0.color.lowercased()) })
        #expect(
            RepositoryRules.labelChanges(have: all).isEmpty && RepositoryRules.labels("a/b", have: all).state == .ok)
        var some = all
        some["PRIORITY:HIGH"] = "000000"
        some["CLAUDE:CLASSIFIED"] = nil
        let changes = RepositoryRules.labelChanges(have: some)
        #expect(
            changes.map(\.label.name) == ["claude:classified", "priority:high"]
                && changes.map(\.isNew) == [true, false])
        #expect(RepositoryRules.labels("a/b", have: some).message.hasPrefix("2 of 16"))
    }

    @Test(
        "a clock may be half a minute off, no more",
        arguments: [(0.0, true), (30.4, true), (-30.4, true), (31, false), (-31, false)])
    func skew(seconds: Double, isFine: Bool) {
        let finding = RepositoryRules.skew("GitHub", seconds: seconds)
        #expect((finding.state == .ok) == isFine)
        #expect(isFine || finding.message.contains(seconds > 0 ? "ahead of" : "behind"))
    }

    @Test("the date of a reply tells how far ahead we are")
    func date() {
        let now = Given.made(Timestamp(rfc3339: "1994-11-06T08:50:00.500Z"))
        #expect(HTTPDate.secondsAhead(of: "Sun, 06 Nov 1994 08:49:37 GMT", now: now) == 23.5)
        #expect(HTTPDate.secondsAhead(of: "Sun, 06 Nov 1994 08:51:00 GMT", now: now) == -59.5)
        for text in [
            "", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT",
        ] { #expect(HTTPDate.secondsAhead(of: text, now: now) == nil, "\(text)") }
    }

    @Test("each drill is marked as one and is a failure of its own")
    func drills() {
        #expect(DrillCase.all.map(\.category) == [.codeFixRequired, .transientFailure])
        for drill in DrillCase.all {
            let one = Given.id(0x1234_5678_9ABC)
            let body = drill.markedBody(one)
            #expect(body.hasSuffix("\n\n<!-- switchyard-drill \(one) -->\n"))
            #expect(!body.contains("@") && !drill.title(one).contains("@") && drill.title(one).hasPrefix("[drill] "))
            #expect(body.contains("environment: production\n"))
            let other = Given.id(0x1234_5678_9ABD)
            #expect(drill.title(one) != drill.title(other))
            #expect(body.prefix { $0 != "<" } != drill.markedBody(other).prefix { $0 != "<" })
        }
    }
}
