/// `failure.placed`: which issue a failure belongs to, who owns it, by when.
package struct FailurePlaced: Codable, Hashable, Sendable {
    /// The failure.
    package var failureID: ULID
    /// Its subject from now on.
    package var subject: Subject
    /// Where it belongs.
    package var repository: RepositoryName
    /// Its issue.
    package var issue: IssueReference?
    /// What became of it.
    package var outcome: PlacementOutcome
    /// Why, in words.
    package var reason: String
    /// From the verdict.
    package var category: Category
    /// From the verdict.
    package var priority: Priority
    /// Who can end it.
    package var expert: Expert
    /// Logins or teams it was given to.
    package var assignees: [String]
    /// Labels that were added.
    package var labels: [String]
    /// By when what.
    package var deadlines: Deadlines
    /// How often it was seen.
    package var occurrenceCount: Int
    /// When first.
    package var firstOccurrence: Timestamp
    /// When last.
    package var lastOccurrence: Timestamp
    /// The rules that were tried.
    package var route: [RouteStep]
    /// Identity of the error.
    package var fingerprint: Fingerprint
    /// Where it ran.
    package var environment: RunEnvironment
    /// The job.
    package var job: JobReference?
    /// What failed.
    package var nodes: [FailedNode]
    /// What proves recovery.
    package var monitoring: Monitoring
    /// Why a person must confirm, when one must.
    package var held: String?
    /// How sure the verdict is, 0…1, calibrated.
    package var confidence: Double?
    /// Who told of the failure, where it was a system that ran something.
    package var origin: Origin?
    /// The run that failed.
    package var run: RunReference?
    /// From the verdict.
    package var errorType: ErrorType?

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        failureID: ULID, subject: Subject, repository: RepositoryName, issue: IssueReference? = nil,
        outcome: PlacementOutcome, reason: String, category: Category, priority: Priority, expert: Expert,
        assignees: [String] = [], labels: [String] = [], deadlines: Deadlines, occurrenceCount: Int,
        firstOccurrence: Timestamp, lastOccurrence: Timestamp, route: [RouteStep] = [], fingerprint: Fingerprint,
        environment: RunEnvironment, job: JobReference? = nil, nodes: [FailedNode] = [], monitoring: Monitoring,
        held: String? = nil, confidence: Double? = nil, origin: Origin? = nil, run: RunReference? = nil,
        errorType: ErrorType? = nil
    ) {
        self.failureID = failureID
        self.subject = subject
        self.repository = repository
        self.issue = issue
        self.outcome = outcome
        self.reason = reason
        self.category = category
        self.priority = priority
        self.expert = expert
        self.assignees = assignees
        self.labels = labels
        self.deadlines = deadlines
        self.occurrenceCount = occurrenceCount
        self.firstOccurrence = firstOccurrence
        self.lastOccurrence = lastOccurrence
        self.route = route
        self.fingerprint = fingerprint
        self.environment = environment
        self.job = job
        self.nodes = nodes
        self.monitoring = monitoring
        self.held = held
        self.confidence = confidence
        self.origin = origin
        self.run = run
        self.errorType = errorType
    }

    private enum CodingKeys: String, CodingKey {
        case failureID = "failure_id"
        case subject
        case repository
        case issue
        case outcome
        case reason
        case category
        case priority
        case expert
        case assignees
        case labels
        case deadlines
        case occurrenceCount = "occurrence_count"
        case firstOccurrence = "first_occurrence"
        case lastOccurrence = "last_occurrence"
        case route
        case fingerprint
        case environment
        case job
        case nodes
        case monitoring
        case held
        case confidence
        case origin
        case run
        case errorType = "error_type"
    }
}
