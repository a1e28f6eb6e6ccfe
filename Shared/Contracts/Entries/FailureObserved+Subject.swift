extension FailureObserved {
    /// What it is ordered by: its issue, or itself while it has none.
    package var subject: Subject {
        issue.map { Subject(repository, number: $0.number) } ?? Subject(repository, fingerprint: fingerprint)
    }
}
