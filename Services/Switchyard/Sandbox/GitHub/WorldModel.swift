import Contracts

/// Somebody with an account.
struct WorldUser: Sendable {
    let id: Int
    let login: String
    var isBot: Bool { login.hasSuffix("[bot]") }
}

/// A label of a repository.
struct WorldLabel: Sendable {
    let id: Int
    var name: String
    var color: String
    var description: String?
}

/// A comment on an issue.
struct WorldComment: Sendable {
    let id: Int
    let issue: Int
    let author: String
    var body: String
    let createdAt: Timestamp
    var updatedAt: Timestamp
}

/// An issue or a pull request.
struct WorldIssue: Sendable {
    let id: Int
    let number: Int
    var title: String
    var body: String?
    let author: String
    var labels: [String] = []
    var assignees: [String] = []
    var isOpen = true
    var stateReason: String?
    var isLocked = false
    var isPullRequest = false
    var mergedAt: Timestamp?
    let createdAt: Timestamp
    var updatedAt: Timestamp
    var closedAt: Timestamp?
    var comments: [Int] = []
}

/// A job of a workflow's run.
struct WorldJob: Sendable {
    let name: String
    let conclusion: String
    /// The step that ended as the job did; GitHub lists all of them.
    let step: String?
    let log: String?
}

/// A run of a workflow.
struct WorldRun: Sendable {
    let id: Int
    let workflow: Int
    let name: String
    let branch: String
    let event: String
    let status: String
    let conclusion: String?
    let attempt: Int
    let title: String
    let jobs: [WorldJob]
    let at: Timestamp
    /// How its next attempts end, e.g. `failure`; `success` when nothing is left.
    var next: [String] = []
}

/// A webhook, and what was delivered.
struct WorldHook: Sendable {
    let id: Int
    let url: String
    let events: [String]
    /// Whether it sends anything.
    var isActive = true
    var deliveries: [WorldDelivery] = []
}

/// One delivery of a webhook.
struct WorldDelivery: Sendable {
    let id: Int
    let guid: String
    let event: String
    let action: String?
    let at: Timestamp
    let isRedelivery: Bool
    let seconds: Double
    let status: Int
    let body: [UInt8]
}

/// A repository.
struct WorldRepository: Sendable {
    let id: Int
    let owner: String
    let name: String
    let createdAt: Timestamp
    /// `admin`, `maintain`, `write`, `triage` or `read` by login; nobody else sees it.
    var roles: [String: String]
    var labels: [WorldLabel] = []
    var issues: [Int: WorldIssue] = [:]
    var nextNumber = 1
    var comments: [Int: WorldComment] = [:]
    var reactions: [WorldReaction] = []
    var runs: [WorldRun] = []
    var hooks: [WorldHook] = []

    var fullName: String { "\(owner)/\(name)" }

    /// Whether somebody's role is at least this one.
    func permits(_ login: String, _ role: String) -> Bool {
        let order = ["read", "triage", "write", "maintain", "admin"]
        guard let have = roles[login].flatMap({ order.firstIndex(of: $0) }), let need = order.firstIndex(of: role)
        else { return false }
        return have >= need
    }
}
