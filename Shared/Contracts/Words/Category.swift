/// What would end a failure: the first decision about it.
package struct Category: OpenEnum {
    /// The word as it stands on the wire.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// It would very likely pass when run again with nothing changed.
    package static let transientFailure = Category(rawValue: "transient_failure")
    /// Someone must change the team's own code or configuration.
    package static let codeFixRequired = Category(rawValue: "code_fix_required")
    /// The code ran as meant and the data broke an expectation.
    package static let dataQualityIssue = Category(rawValue: "data_quality_issue")
    /// The platform must be mended by whoever runs it.
    package static let infrastructureIssue = Category(rawValue: "infrastructure_issue")
    /// Nothing is wrong or nothing is left to do.
    package static let falsePositive = Category(rawValue: "false_positive")

    /// The words of this version, in their documented order.
    package static let known: [Category] = [
        .transientFailure, .codeFixRequired, .dataQualityIssue, .infrastructureIssue, .falsePositive,
    ]
}
