import Contracts

/// What the triage card holds for machines.
package struct CardMetadata: Codable, Hashable, Sendable {
    private var values: FailureValues

    /// The facts of a placement.
    package init(_ placement: Placement) { values = FailureValues(placement) }

    /// The facts as a hidden comment; no text in it can end the comment.
    package var comment: String {
        let json = (try? ContractJSON.encode(values)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
        var safe = ""
        for scalar in json.unicodeScalars {
            switch scalar {
            case "<": safe += "\\u003c"
            case ">": safe += "\\u003e"
            // One dash may belong to a number, two in a row only to a text.
            case "-" where safe.last == "-": safe += "\\u002d"
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return "\(TriageCard.marker)\(safe) -->"
    }
}

/// Every field is always there, `null` when nothing is known.
private struct FailureValues: Codable, Hashable, Sendable {
    var errorFingerprint: String
    var errorCategory: Category
    var priorityLevel: Priority
    var complexityScore: Int
    var firstOccurrence: Timestamp
    var lastOccurrence: Timestamp
    var occurrenceCount: Int
    var affectedModels: [String]
    var affectedRepositories: [RepositoryName]
    var resolutionPattern: ResolutionPattern?
    var similarIssues: [Int]
    var relatedPullRequests: [Int]
    var expertAssignments: [String]
    var confidence: Double
    var autoActionsTaken: [String]
    var nextCheckTime: Timestamp?

    init(_ placement: Placement) {
        let placed = placement.placed
        errorFingerprint = placed.fingerprint.rawValue
        errorCategory = placement.verdict.category
        priorityLevel = placement.verdict.priority
        complexityScore = placement.verdict.complexityScore
        firstOccurrence = placed.firstOccurrence
        lastOccurrence = placed.lastOccurrence
        occurrenceCount = placed.occurrenceCount
        affectedModels = placement.verdict.affectedModels
        affectedRepositories = [placed.repository]
        resolutionPattern = placement.pattern
        similarIssues = placement.joinedIssues
        relatedPullRequests = []
        expertAssignments = [placed.expert.rawValue] + placed.assignees
        confidence = placement.verdict.confidence
        autoActionsTaken = placed.labels.map { "label \($0)" }
        nextCheckTime = placed.deadlines.firstResponseAt
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(errorFingerprint, forKey: .errorFingerprint)
        try container.encode(errorCategory, forKey: .errorCategory)
        try container.encode(priorityLevel, forKey: .priorityLevel)
        try container.encode(complexityScore, forKey: .complexityScore)
        try container.encode(firstOccurrence, forKey: .firstOccurrence)
        try container.encode(lastOccurrence, forKey: .lastOccurrence)
        try container.encode(occurrenceCount, forKey: .occurrenceCount)
        try container.encode(affectedModels, forKey: .affectedModels)
        try container.encode(affectedRepositories, forKey: .affectedRepositories)
        try container.encode(resolutionPattern, forKey: .resolutionPattern)
        try container.encode(similarIssues, forKey: .similarIssues)
        try container.encode(relatedPullRequests, forKey: .relatedPullRequests)
        try container.encode(expertAssignments, forKey: .expertAssignments)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(autoActionsTaken, forKey: .autoActionsTaken)
        try container.encode(nextCheckTime, forKey: .nextCheckTime)
    }

    enum CodingKeys: String, CodingKey {
        case errorFingerprint = "error_fingerprint"
        case errorCategory = "error_category"
        case priorityLevel = "priority_level"
        case complexityScore = "complexity_score"
        case firstOccurrence = "first_occurrence"
        case lastOccurrence = "last_occurrence"
        case occurrenceCount = "occurrence_count"
        case affectedModels = "affected_models"
        case affectedRepositories = "affected_repositories"
        case resolutionPattern = "resolution_pattern"
        case similarIssues = "similar_issues"
        case relatedPullRequests = "related_prs"
        case expertAssignments = "expert_assignments"
        case confidence = "claude_classification_confidence"
        case autoActionsTaken = "auto_actions_taken"
        case nextCheckTime = "next_check_time"
    }
}
