/// What kind of failure it is, how sure that is, why, and who can end it.
package struct Verdict: Codable, Hashable, Sendable {
    /// What would end it.
    package var category: Category
    /// One level below the category.
    package var errorType: ErrorType
    /// How urgent it is.
    package var priority: Priority
    /// Calibrated probability that the category is right, 0…1.
    package var confidence: Double
    /// Calibrated probability by category; sums to 1.
    package var probabilities: [String: Double]
    /// The role that can end it.
    package var expert: Expert
    /// 1 (trivial) … 10.
    package var complexityScore: Int
    /// dbt nodes and files named.
    package var affectedModels: [String]
    /// Systems named, e.g. `snowflake`.
    package var affectedSystems: [String]
    /// What to do next, most useful first.
    package var actions: [String]
    /// What proves recovery.
    package var monitoring: Monitoring
    /// One sentence for people.
    package var summary: String
    /// The phrases that weighed, heaviest first.
    package var evidence: [Evidence]
    /// What decided.
    package var engine: Engine
    /// The team rule that decided, if one did.
    package var rule: String?
    /// Version of the model, rules or prompt that decided.
    package var modelVersion: String
    /// Whether a better engine should have been asked and could not.
    package var degraded: Bool
    /// Why a person must confirm before anything is closed or lowered.
    package var held: String?
    /// What asking cost, in US dollars.
    package var costUSD: Double
    /// Milliseconds that deciding took.
    package var elapsedMs: Double

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        category: Category, errorType: ErrorType, priority: Priority, confidence: Double,
        probabilities: [String: Double] = [:], expert: Expert, complexityScore: Int, affectedModels: [String] = [],
        affectedSystems: [String] = [], actions: [String] = [], monitoring: Monitoring, summary: String,
        evidence: [Evidence] = [], engine: Engine, rule: String? = nil, modelVersion: String, degraded: Bool = false,
        held: String? = nil, costUSD: Double = 0, elapsedMs: Double = 0
    ) {
        self.category = category
        self.errorType = errorType
        self.priority = priority
        self.confidence = confidence
        self.probabilities = probabilities
        self.expert = expert
        self.complexityScore = complexityScore
        self.affectedModels = affectedModels
        self.affectedSystems = affectedSystems
        self.actions = actions
        self.monitoring = monitoring
        self.summary = summary
        self.evidence = evidence
        self.engine = engine
        self.rule = rule
        self.modelVersion = modelVersion
        self.degraded = degraded
        self.held = held
        self.costUSD = costUSD
        self.elapsedMs = elapsedMs
    }

    private enum CodingKeys: String, CodingKey {
        case category
        case errorType = "error_type"
        case priority
        case confidence
        case probabilities
        case expert
        case complexityScore = "complexity_score"
        case affectedModels = "affected_models"
        case affectedSystems = "affected_systems"
        case actions
        case monitoring
        case summary
        case evidence
        case engine
        case rule
        case modelVersion = "model_version"
        case degraded
        case held
        case costUSD = "cost_usd"
        case elapsedMs = "elapsed_ms"
    }
}
