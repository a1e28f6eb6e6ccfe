import AssignerCore
import Contracts
import Testing

@Suite("The triage card")
struct TriageCardTests {
    @Test("it tells verdict, why, owner, deadline, occurrences and what comes next")
    func told() {
        var placement = Given.placement(Given.verdict(.transientFailure))
        placement.placed.assignees = ["octocat"]
        placement.placed.occurrenceCount = 3
        let card = TriageCard.markdown(placement)
        for part in [
            "### Switchyard: transient failure, high priority", "**88% sure** (model)",
            "error type ` schema_mismatch `",
            "complexity 4/10", "- ` invalid identifier `", "**Owner** ` octocat ` as dbt\\-expert",
            "first response by 2026-11-24 20:00 UTC, resolution by 2026-11-25 08:00 UTC", "1. Rename the column",
            "**Seen** 3 times, first 2026-11-24 08:00 UTC", "passed in 3 later runs and nothing recurred for 6 h",
            "dbt\\_model\\_errors",
        ] { #expect(card.contains(part), "\(part)") }
    }

    @Test("it tells how it ended before, and of similar failures and how those ended, without a link to them")
    func past() {
        var placement = Given.placement()
        placement.history = FailureHistory(
            fingerprint: Given.fingerprint, hits: 2, firstSeen: Given.now, lastSeen: Given.now, pattern: .prMerged,
            endedAt: Given.now)
        placement.similar = [
            SimilarCase(
                fingerprint: Given.fingerprint, repository: Given.repository, issue: 7, title: "orders broke",
                category: .dataQualityIssue, pattern: .dataFixed, lastSeen: Given.now, similarity: 0.75),
            SimilarCase(
                fingerprint: Given.fingerprint, repository: Given.repository, title: "lines broke",
                category: .codeFixRequired, lastSeen: Given.now, similarity: 0.5),
        ]
        let card = TriageCard.markdown(placement)
        for part in [
            "before, it ended by a merged change (2026-11-24 08:00 UTC)",
            "- ` acme/dbt_cloud#7 ` orders broke: data quality issue, ended when the data was right again; 75% alike",
            "- ` acme/dbt_cloud ` lines broke: code fix required, has not ended yet",
        ] { #expect(card.contains(part), "\(part) in \(card)") }
        #expect(!TriageCard.markdown(Given.placement()).contains("**Similar**"))
    }

    @Test("it says whether Claude was asked, what came of it, and what that cost")
    func asked() {
        var verdict = Given.verdict(.transientFailure)
        verdict.costUSD = 0.00314
        var placement = Given.placement(verdict)
        #expect(!TriageCard.markdown(placement).contains("Claude was asked"))
        func said(_ outcome: String, calls: Int = 2) -> String {
            placement.consultation = Consultation(
                occasion: "uncertain", outcome: outcome, localCategory: .codeFixRequired, localConfidence: 0.62,
                calls: calls, latencyMs: 2345)
            return TriageCard.markdown(placement).replacing("\\", with: "").replacing("&#8203;", with: "")
        }
        #expect(
            said("changed").contains(
                "Claude was asked (uncertain): its answer changed the verdict; before it was code fix required, 62 % sure; "
                    + "2 calls, $0.0031, 2.3 s"))
        #expect(said("confirmed", calls: 0).contains("its answer confirmed the verdict; asked with another failure"))
        #expect(said("refused", calls: 1).contains("no usable answer (refused), so the local verdict stands; 1 call, "))
    }

    @Test("what waits for a person says why and how to confirm; what nothing proves never closes on silence")
    func next() {
        let held = TriageCard.markdown(Given.placement(Given.verdict(.falsePositive, held: "prose alone")))
        #expect(held.contains("**Held for a person:** prose alone"))
        #expect(held.contains("` /switchyard category false_positive `"))
        #expect(TriageCard.markdown(Given.placement()).contains("it never closes on silence"))
    }

    @Test("an issue that reports the same says where it is followed")
    func joined() {
        let card = TriageCard.joined(Given.failure(2, issue: 50), to: Given.placement())
        #expect(card.contains("the same failure as #42") && card.contains("` v1:0123456789abcdef `"))
        #expect(card.contains(TriageCard.marker))
    }

    @Test("of a hostile text nothing takes effect, whatever field it stands in", arguments: HostilePlacement.texts)
    func inert(text: String) {
        let placement = HostilePlacement.placement(text)
        let cards = [
            TriageCard.markdown(placement), TriageCard.opening(placement), HostilePlacement.joined(text),
        ]
        for card in cards {
            let live = ActiveMarkdown.live(card)
            // Ours are the issue that another one joined, the commands in code, and nothing else.
            let foreign = live.replacing("the same failure as #42", with: "")
            for mark in [
                "@octocat", "@acme", "#12", "#7", "GH-3", "](http", "https://", "www.evil", "<img", "<script",
                "0123456",
            ] {
                #expect(!foreign.contains(mark), "\(mark) in \(card)")
            }
            #expect(!live.split(separator: "\n").contains { $0.hasPrefix("# ") || $0.hasPrefix("/switchyard") })
            #expect(live.components(of: "</sub>") == live.components(of: "<sub>"))
        }
    }

    @Test("what is live in a card of harmless texts is found, so that the check above can fail")
    func checker() {
        #expect(ActiveMarkdown.live("a `b @x` @y \\@z").contains("@y"))
        #expect(!ActiveMarkdown.live("a `b @x` @y").contains("@x"))
        #expect(ActiveMarkdown.live("```\n@x\n```\n@y") == "@y")
        #expect(ActiveMarkdown.live("<!-- @x --> @y") == " @y")
    }
}

extension String {
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
