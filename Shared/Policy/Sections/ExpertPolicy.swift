package import Contracts

/// The people behind an expert.
package struct ExpertPolicy: Hashable, Sendable {
    /// Users and teams; empty when nobody is named.
    package internal(set) var members: [Assignee] = []
    /// How the duty goes round among equals.
    package internal(set) var rotation = Rotation.weekly
    /// The time zone of the hours and of the rotation.
    package internal(set) var timeZone = ZoneName.utc
    /// When the members are at work.
    package internal(set) var hours = ExpertPolicy.officeHours
    /// How many open issues one member can hold.
    package internal(set) var capacity = 12
    /// Who takes over when everybody is full or away.
    package internal(set) var fallback: Expert?

    /// Nobody yet, in office hours.
    package init() {}

    /// Monday to Friday, eight to six.
    private static var officeHours: WorkingHours {
        WorkingHours(
            days: [.monday, .tuesday, .wednesday, .thursday, .friday],
            start: DayTime.hour(8), end: DayTime.hour(18))
    }

    static let section = Section(
        name: "expert", initial: ExpertPolicy(),
        fields: [
            Field("members", \.members, .list(of: .assignee), "The users or teams."),
            Field(
                "rotation", \.rotation, .choice("rotation"),
                "How the duty goes round among members with equal load: `daily`, `weekly` or `none`."),
            Field("time_zone", \.timeZone, .timeZone, "The IANA time zone of the hours and of the rotation."),
            Field("hours", \.hours, .workingHours, "When the members are at work."),
            Field("capacity", \.capacity, .integer(1...1000), "How many open issues one member can hold."),
            Field(
                "fallback", optional: \.fallback, .word("expert"), "Who takes over when everybody is full or away."),
        ])
}
