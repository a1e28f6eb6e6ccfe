import Contracts
import Investigation
import Testing

/// What the streams tell of one failure, as a test wants it.
struct Story {
    static let now = made(Timestamp(rfc3339: "2026-11-24T08:00:00.000Z"))
    static let repository = made(RepositoryName("acme/dbt_cloud"))
    static let subject = Subject(repository, number: 42)
    static let path = "models/marts/orders.sql"
    static let node = "model.shop.orders"

    var file = CaseFile(Story.repository)
    var changes: [ChangeFact]? = []
    var opinion: CauseOpinion?
    private var count: UInt128 = 0

    static func made<Value>(_ value: Value?) -> Value {
        guard let value else { fatalError("a value of the tests is malformed") }
        return value
    }

    /// A story that begins with one report.
    init(
        _ line: String, type: ErrorType = .unknown, category: Category = Category(rawValue: "unsorted"),
        title: String = "orders failed",
        environment: RunEnvironment = .production, nodes: Int = 1, node: String = Story.node,
        history: FailureHistory? = nil,
        similar: [SimilarCase] = []
    ) throws {
        try fail(
            line, type: type, category: category, title: title, environment: environment, nodes: nodes,
            history: history,
            similar: similar)
    }

    mutating func fail(
        _ line: String, type: ErrorType = .unknown, category: Category = Category(rawValue: "unsorted"),
        title: String = "orders failed",
        environment: RunEnvironment = .production, nodes: Int = 1, node: String = Story.node, hours: Int = 0,
        fingerprint: Int = 1,
        issue: Int = 42,
        history: FailureHistory? = nil, similar: [SimilarCase] = []
    ) throws {
        let verdict = Verdict(
            category: category, errorType: type, priority: .high, confidence: 0.8, expert: .dbtExpert,
            complexityScore: 3,
            monitoring: Monitoring(greenRuns: 3, quietSeconds: 3600), summary: "", engine: .model, modelVersion: "m1")
        let failed = (1...nodes).map { number in
            FailedNode(
                uniqueID: number == 1 ? node : "\(node)_\(number)", resourceType: "model", status: "error",
                path: Story.path)
        }
        let at = Story.now + .seconds(hours * 3600)
        let id = next()
        try take(
            .failureClassified,
            FailureClassified(
                failureID: id, subject: Subject(Story.repository, number: issue), repository: Story.repository,
                issue: IssueReference(number: issue),
                fingerprint: Fingerprint(rawValue: "v1:000000000000000\(fingerprint)"),
                environment: environment, nodes: failed, verdict: verdict, title: title, origin: .githubIssue,
                error: ErrorDigest(family: "dbt", lines: [line]), occurredAt: at, observedAt: at, history: history,
                similar: similar))
    }

    /// A run so many hours after the first report, in which the node had this status.
    mutating func run(_ hours: Int, _ status: String, executed: Bool = true) throws {
        try take(
            .runFinished,
            RunFinished(
                repository: Story.repository, origin: .dbtCloud, run: RunReference(id: "run\(hours)"),
                environment: .production, status: status == "success" ? .success : .failed,
                nodes: [RunNode(uniqueID: Story.node, status: status, executed: executed)],
                finishedAt: Story.now + .seconds(hours * 3600)))
    }

    mutating func act(_ action: ActivityAction, label: String? = nil, command: String? = nil) throws {
        try take(
            .issueChanged,
            IssueChanged(
                repository: Story.repository, number: 42, action: action, actor: Actor(login: "ana", isBot: false),
                label: label, command: command, at: Story.now))
    }

    mutating func incident(_ kind: String = "system") throws {
        try take(
            .incidentChanged,
            IncidentChanged(
                incidentID: next(), status: .growing, title: "Snowflake is away", category: .infrastructureIssue,
                cause: IncidentCause(kind: kind, value: "snowflake"),
                members: [
                    IncidentMember(
                        subject: Story.subject, failureID: next(), fingerprint: Fingerprint(rawValue: "v1:1"),
                        repository: Story.repository, at: Story.now)
                ],
                repositories: [Story.repository, Story.made(RepositoryName("acme/other"))], chance: 0.001,
                openedAt: Story.now, updatedAt: Story.now))
    }

    mutating func change(_ hours: Int, _ message: String = "Rename a column", author: String = "ana") {
        let change = ChangeFact(
            sha: "0a1b2c3d4e5f", path: Story.path, author: author, at: Story.now + .seconds(hours * 3600),
            message: message)
        changes = (changes ?? []) + [Story.made(change)]
    }

    mutating func take(_ type: EntryType, _ value: some Encodable) throws {
        file.take(
            Envelope(
                id: next(), type: type, source: "/test", subject: Story.subject.description, time: Story.now,
                data: try ContractJSON.encode(value)))
    }

    mutating func next() -> ULID {
        count += 1
        return ULID(time: Story.now, random: count)
    }

    func facts() throws -> InvestigationFacts {
        var facts = try #require(file.facts(of: Story.subject))
        facts.changes = changes
        facts.opinion = opinion
        return facts
    }

    func report() throws -> InvestigationReport { InvestigationReport(try facts()) }

    func likeliest() throws -> FailureCause? { try report().hypotheses.first?.cause }
}

extension SimilarCase {
    static func ended(_ pattern: ResolutionPattern, title: String = "orders failed") -> SimilarCase {
        SimilarCase(
            fingerprint: Fingerprint(rawValue: "v1:2"), repository: Story.repository, issue: 7, title: title,
            category: .codeFixRequired, pattern: pattern, lastSeen: Story.now, similarity: 0.8)
    }
}
