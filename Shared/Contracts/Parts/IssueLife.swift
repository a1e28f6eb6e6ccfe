/// What the resolver knows of an issue.
package struct IssueLife: Codable, Hashable, Sendable {
    /// Its subject.
    package var subject: Subject
    /// Where it is.
    package var repository: RepositoryName
    /// The issue.
    package var issue: IssueReference?
    /// Where it stands.
    package var phase: IssuePhase
    /// From the last verdict or a person.
    package var category: Category
    /// From the last verdict or a person.
    package var priority: Priority
    /// Who can end it.
    package var expert: Expert
    /// Who has it.
    package var assignees: [String]
    /// Identity of the error.
    package var fingerprint: Fingerprint
    /// Where it ran.
    package var environment: RunEnvironment
    /// Unique ids of what failed.
    package var nodes: [String]
    /// The job.
    package var job: JobReference?
    /// What proves recovery.
    package var monitoring: Monitoring
    /// By when what.
    package var deadlines: Deadlines
    /// Proof of recovery so far.
    package var proof: [Proof]
    /// How it ended.
    package var pattern: ResolutionPattern?
    /// How often it was seen.
    package var occurrenceCount: Int
    /// When first.
    package var firstOccurrence: Timestamp
    /// When last.
    package var lastOccurrence: Timestamp
    /// When it ended.
    package var closedAt: Timestamp?
    /// The person who closed it, if one did.
    package var closedBy: String?
    /// The person who reopened it, if one did after the last close: it is theirs to close then.
    package var reopenedBy: String?
    /// Until when a recurrence reopens it.
    package var reopenUntil: Timestamp?
    /// Rounds of closing and reopening.
    package var flaps: Int
    /// When it reopened.
    package var flapTimes: [Timestamp]
    /// When a person first answered.
    package var firstResponseAt: Timestamp?
    /// Why it waits for a person.
    package var held: String?
    /// Until when it waits.
    package var holdUntil: Timestamp?
    /// The incident that mutes it.
    package var mutedBy: String?
    /// Numbers of other issues that report the same failure.
    package var joinedIssues: [Int]
    /// The merged change that names the issue, the newest.
    package var fix: Proof?
    /// Reminders and calls that were raised for its deadlines, each once.
    package var raised: [String]
    /// How sure the last verdict was, 0…1.
    package var confidence: Double?
    /// Where the newest failed run ran.
    package var origin: Origin?
    /// The newest failed run.
    package var run: RunReference?
    /// When failed runs were started again since it last opened, oldest first.
    package var retries: [RetryAttempt]
    /// Its turns, oldest first, at most 100.
    package var history: [LifeEvent]

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        subject: Subject, repository: RepositoryName, issue: IssueReference? = nil, phase: IssuePhase,
        category: Category, priority: Priority, expert: Expert, assignees: [String] = [], fingerprint: Fingerprint,
        environment: RunEnvironment, nodes: [String] = [], job: JobReference? = nil, monitoring: Monitoring,
        deadlines: Deadlines, proof: [Proof] = [], pattern: ResolutionPattern? = nil, occurrenceCount: Int,
        firstOccurrence: Timestamp, lastOccurrence: Timestamp, closedAt: Timestamp? = nil, closedBy: String? = nil,
        reopenUntil: Timestamp? = nil, flaps: Int = 0, flapTimes: [Timestamp] = [],
        firstResponseAt: Timestamp? = nil, held: String? = nil, holdUntil: Timestamp? = nil, mutedBy: String? = nil,
        joinedIssues: [Int] = [], fix: Proof? = nil, raised: [String] = [], history: [LifeEvent] = [],
        reopenedBy: String? = nil, confidence: Double? = nil, origin: Origin? = nil,
        run: RunReference? = nil, retries: [RetryAttempt] = []
    ) {
        self.subject = subject
        self.repository = repository
        self.issue = issue
        self.phase = phase
        self.category = category
        self.priority = priority
        self.expert = expert
        self.assignees = assignees
        self.fingerprint = fingerprint
        self.environment = environment
        self.nodes = nodes
        self.job = job
        self.monitoring = monitoring
        self.deadlines = deadlines
        self.proof = proof
        self.pattern = pattern
        self.occurrenceCount = occurrenceCount
        self.firstOccurrence = firstOccurrence
        self.lastOccurrence = lastOccurrence
        self.closedAt = closedAt
        self.closedBy = closedBy
        self.reopenedBy = reopenedBy
        self.reopenUntil = reopenUntil
        self.flaps = flaps
        self.flapTimes = flapTimes
        self.firstResponseAt = firstResponseAt
        self.held = held
        self.holdUntil = holdUntil
        self.mutedBy = mutedBy
        self.joinedIssues = joinedIssues
        self.fix = fix
        self.raised = raised
        self.history = history
        self.confidence = confidence
        self.origin = origin
        self.run = run
        self.retries = retries
    }

    private enum CodingKeys: String, CodingKey {
        case subject
        case repository
        case issue
        case phase
        case category
        case priority
        case expert
        case assignees
        case fingerprint
        case environment
        case nodes
        case job
        case monitoring
        case deadlines
        case proof
        case pattern
        case occurrenceCount = "occurrence_count"
        case firstOccurrence = "first_occurrence"
        case lastOccurrence = "last_occurrence"
        case closedAt = "closed_at"
        case closedBy = "closed_by"
        case reopenedBy = "reopened_by"
        case reopenUntil = "reopen_until"
        case flaps
        case flapTimes = "flap_times"
        case firstResponseAt = "first_response_at"
        case held
        case holdUntil = "hold_until"
        case mutedBy = "muted_by"
        case joinedIssues = "joined_issues"
        case fix
        case raised
        case history
        case confidence
        case origin
        case run
        case retries
    }
}
