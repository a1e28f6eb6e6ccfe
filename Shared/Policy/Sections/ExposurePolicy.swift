package import Contracts

/// When a dashboard or application that stands on dbt nodes is read.
package struct ExposurePolicy: Hashable, Sendable {
    /// Globs of exposures' names, in lower case, which is how names are held against them.
    package internal(set) var names: [Glob] = []
    /// When it is read.
    package internal(set) var read: [WeeklySchedule] = []
    /// The time zone of `read`.
    package internal(set) var timeZone = ZoneName.utc

    static let section = Section(
        name: "exposure", initial: ExposurePolicy(),
        fields: [
            Field(
                "name", \.names, .oneOrMany(.foldedGlob), isRequired: true, "The exposure's name, or a glob of names."),
            Field("read", \.read, .oneOrMany(.weeklySchedule), isRequired: true, "When it is read, `Mon 08:00`."),
            Field("time_zone", \.timeZone, .timeZone, "The IANA time zone of `read`."),
        ])

    /// Whether the exposure of this name is meant; upper and lower case are equal.
    package func covers(_ name: String) -> Bool {
        let folded = String(name.prefix(500)).lowercased()
        return names.contains { $0.matches(folded) }
    }

    /// When it is read next after `moment`.
    package func nextRead(after moment: Timestamp) -> Timestamp? {
        read.map { $0.next(after: moment, in: timeZone) }.min()
    }
}

extension RepositoryPolicy {
    /// When the first of these exposures is read after `moment`; `nil` when the policy tells of none of them.
    package func nextRead(of exposures: [String], after moment: Timestamp) -> Timestamp? {
        self.exposures.filter { policy in exposures.contains { policy.covers($0) } }
            .compactMap { $0.nextRead(after: moment) }.min()
    }
}

extension Format<Glob> {
    /// A glob that is kept in lower case.
    fileprivate static var foldedGlob: Format {
        .form(
            "glob", pattern: "^.{1,\(Glob.limit)}$",
            parse: { text throws(MalformedText) in try Glob(reading: text.lowercased()) }, write: { $0.description })
    }
}
