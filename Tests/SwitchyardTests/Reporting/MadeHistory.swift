import Contracts

/// Four weeks of made-up failures and what became of them, as entries of the streams, from a seed.
struct MadeHistory {
    private(set) var entries: [Envelope] = []
    private(set) var subjects: [Subject] = []
    private var state: UInt64
    private var number = 0

    static let start = Given.now - .seconds(28 * 86_400)

    init(seed: UInt64, failures: Int = 150) {
        state = seed
        for index in 0..<failures { live(index) }
        // As streams are read: not in the order of time.
        for index in entries.indices.dropFirst() { entries.swapAt(index, below(index + 1)) }
    }

    /// One failure from its observation to its last turn.
    private mutating func live(_ index: Int) {
        let repository = Given.made(RepositoryName("acme/r\(below(3))"))
        var at = MadeHistory.start + .seconds(below(27 * 86_400))
        let id = ULID(time: at, random: UInt128(index + 1))
        let fingerprint = Fingerprint(rawValue: "v1:\(index)")
        var observed = Given.observed(title: "t\(index)")
        observed.failureID = id
        observed.repository = repository
        observed.fingerprint = fingerprint
        observed.observedAt = at
        let seen = at
        add(.failureObserved, observed, at)
        at = at + .milliseconds(100 + below(20_000))
        var classified = Given.classified(text: "t\(index)")
        classified.failureID = id
        classified.repository = repository
        classified.fingerprint = fingerprint
        classified.subject = Subject(repository, fingerprint: fingerprint)
        classified.observedAt = seen
        classified.verdict.category = Category.known[below(5)]
        add(.failureClassified, classified, at)
        at = at + .milliseconds(500 + below(90_000))
        let joins = below(4) == 0 && !subjects.isEmpty
        let subject = joins ? subjects[below(subjects.count)] : Subject(repository, number: index + 1)
        var placed = Given.placed(1, joins ? .joined : .issueOpened)
        placed.failureID = id
        placed.subject = subject
        placed.repository = subject.repository
        placed.issue = IssueReference(number: subject.number ?? 0)
        placed.deadlines = Deadlines(resolutionAt: at + .seconds(4 * 3600))
        placed.category = classified.verdict.category
        // A failure that joins keeps the deadline of its issue.
        guard !joins else { return }
        add(.failurePlaced, placed, at)
        subjects.append(subject)
        people(subject, &at)
        end(subject, &at)
    }

    private mutating func people(_ subject: Subject, _ at: inout Timestamp) {
        for _ in 0..<below(6) {
            at = at + .seconds(30 + below(2 * 3600))
            if below(3) == 0 {
                let call = EscalationRaised(
                    escalationID: ULID(time: at, random: UInt128(number)), kind: .slaResolution, subject: subject,
                    repository: subject.repository, priority: .high, message: "m", at: at)
                add(.escalationRaised, call, at)
                continue
            }
            let action = [ActivityAction.commented, .labeled, .unlabeled, .assigned][below(4)]
            let isBot = below(3) == 0
            let change = IssueChanged(
                repository: subject.repository, number: subject.number ?? 0, action: action,
                actor: Actor(login: isBot ? "monitor[bot]" : "ana", isBot: isBot), label: "x", assignee: "y", at: at)
            add(.issueChanged, change, at)
        }
    }

    private mutating func end(_ subject: Subject, _ at: inout Timestamp) {
        for turn in 0..<below(4) {
            at = at + .seconds(60 + below(20 * 3600))
            let pattern = [ResolutionPattern.autoResolved, .prMerged, .falseAlarm, .human][below(4)]
            let outcome = IssueOutcome(
                subject: subject, repository: subject.repository, pattern: pattern, reason: "r", flaps: 0)
            add(turn % 2 == 0 ? .issueResolved : .issueReopened, outcome, at)
        }
    }

    private mutating func add(_ type: EntryType, _ value: some Encodable, _ at: Timestamp) {
        number += 1
        entries.append(
            Envelope(
                id: ULID(time: at, random: UInt128(number)), type: type, source: "/test/1", subject: "s", time: at,
                data: Given.made(try? ContractJSON.encode(value))))
    }

    /// SplitMix64.
    private mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, limit)))
    }
}
