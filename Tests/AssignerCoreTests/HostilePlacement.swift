import AssignerCore
import Contracts

/// Placements in which every text that comes from outside is hostile.
enum HostilePlacement {
    static let texts = [
        "@octocat and @acme/admins", "fixes #12, closes acme/dbt_cloud#7 and GH-3", "[click](https://evil.example)",
        "https://evil.example/x", "www.evil.example", "<img src=x onerror=alert(1)>",
        "![x](https://evil.example/p.png)",
        "--> <script>alert(1)</script> <!--", "-->\n\n/switchyard close", "`` ` `` | @octocat ```\n# heading\n```",
        "| a | b |\n|---|---|\n@octocat", "</sub>@octocat", "0123456789abcdef0123456789abcdef01234567",
        "\r\n- [x] done",
    ]

    static func placement(_ text: String) -> Placement {
        var verdict = Given.verdict(Category(rawValue: text), held: text)
        verdict.errorType = ErrorType(rawValue: text)
        verdict.priority = Priority(rawValue: text)
        verdict.summary = text
        verdict.actions = [text]
        verdict.evidence = [Evidence(quote: text, weight: 1)]
        verdict.rule = text
        verdict.engine = Engine(rawValue: text)
        verdict.affectedModels = [text]
        var placement = Given.placement(verdict)
        placement.title = text
        placement.history = FailureHistory(
            fingerprint: Fingerprint(rawValue: text), hits: 3, firstSeen: Given.now, lastSeen: Given.now,
            pattern: ResolutionPattern(rawValue: text), endedAt: Given.now)
        placement.similar = [
            SimilarCase(
                fingerprint: Fingerprint(rawValue: text), repository: placement.placed.repository, issue: 7,
                title: text,
                category: Category(rawValue: text), pattern: ResolutionPattern(rawValue: text), lastSeen: Given.now,
                similarity: 0.5)
        ]
        placement.placed.expert = Expert(rawValue: text)
        placement.placed.assignees = [text]
        placement.placed.labels = [text]
        placement.placed.fingerprint = Fingerprint(rawValue: text)
        placement.placed.environment = RunEnvironment(rawValue: text)
        placement.placed.route = [RouteStep(rule: text, matched: true, why: text)]
        placement.placed.nodes = [FailedNode(uniqueID: text, resourceType: text, status: text, message: text)]
        return placement
    }

    static func joined(_ text: String) -> String {
        var failure = Given.failure(2, issue: 50)
        failure.fingerprint = Fingerprint(rawValue: text)
        return TriageCard.joined(failure, to: placement(text))
    }
}
