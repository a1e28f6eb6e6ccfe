/// An issue that is no longer part of an incident.
package struct IncidentDeparture: Codable, Hashable, Sendable {
    /// The issue.
    package var subject: Subject
    /// The open incident over several repositories that has it from now on.
    package var into: ULID?

    /// Made of its fields; lists and optional fields may be left out.
    package init(subject: Subject, into: ULID? = nil) {
        self.subject = subject
        self.into = into
    }
}
