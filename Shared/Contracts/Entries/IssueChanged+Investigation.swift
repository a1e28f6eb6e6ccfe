extension IssueChanged {
    /// The label by which a person asks what is behind an issue.
    package static let investigationLabel = "claude:investigate"

    /// Whether a person who may ask for it wants to know what is behind the issue: by `/switchyard investigate`, or by the label,
    /// which GitHub lets nobody set who may not triage.
    package var asksToInvestigate: Bool {
        switch action {
        case .commented: actor.mayCommand && command?.split(separator: " ").first == "investigate"
        case .labeled: !actor.isBot && label == IssueChanged.investigationLabel
        default: false
        }
    }
}
