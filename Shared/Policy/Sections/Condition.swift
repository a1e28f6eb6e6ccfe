package import Contracts

/// What must hold for a rule: every key that is given, and of a list any one item.
package struct Condition: Hashable, Sendable {
    /// Globs of file paths.
    package internal(set) var path: [Glob]?
    /// Globs of node ids.
    package internal(set) var node: [Glob]?
    /// Tags of the failed nodes.
    package internal(set) var tags: [String]?
    /// Globs of repository names in lower case, which is how names are held against them.
    package internal(set) var repository: [Glob]?
    /// Systems that take part: `snowflake`, `tableau`.
    package internal(set) var system: [String]?
    /// Environments of the run.
    package internal(set) var environment: [RunEnvironment]?
    /// Substrings of title and body.
    package internal(set) var contains: ContainsAny?
    /// Categories of the verdict.
    package internal(set) var category: [Contracts.Category]?
    /// Error types of the verdict.
    package internal(set) var errorType: [ErrorType]?

    /// Whether nothing is asked, so that everything matches.
    package var isEmpty: Bool { self == Condition() }

    static let classificationSection = Section(
        name: "condition", initial: Condition(), fields: observedFields, check: requireOne)
    static let assignmentSection = Section(
        name: "condition", initial: Condition(), fields: observedFields + verdictFields, check: requireOne)

    private static let observedFields: [Field<Condition>] = [
        Field("path", optional: \.path, .oneOrMany(.glob()), "The path of a failed node's file."),
        Field("node", optional: \.node, .oneOrMany(.glob()), "The `unique_id` of a failed node."),
        Field("tags", optional: \.tags, .oneOrMany(.text("tag")), "A tag of a failed node."),
        Field("repository", optional: \.repository, .oneOrMany(.repositoryGlob), "The repository, `acme/*`."),
        Field("system", optional: \.system, .oneOrMany(.text("system")), "A system that takes part, `snowflake`."),
        Field(
            "environment", optional: \.environment, .oneOrMany(.word("environment")), "The environment of the run."),
        Field(
            "contains", optional: \.contains, .containsAny,
            "A part of title or body, upper and lower case being equal."),
    ]
    private static let verdictFields: [Field<Condition>] = [
        Field("category", optional: \.category, .oneOrMany(.word("category")), "The verdict's category."),
        Field("error_type", optional: \.errorType, .oneOrMany(.word("error type")), "The verdict's error type."),
    ]

    private static let requireOne: @Sendable (Condition, SectionPlace, inout ProblemLog) -> Void = {
        condition, place, log in
        if condition.isEmpty {
            log.add(
                .missingKey, at: place.node.position, path: place.path,
                "the condition is empty and would match everything",
                suggestion: "say what must hold")
        }
    }
}
