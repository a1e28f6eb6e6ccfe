/// A day of the week, Monday first.
package enum Weekday: Int, Hashable, Sendable, CaseIterable, Comparable, CustomStringConvertible {
    case monday = 0
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// Reads the three-letter English name or the whole name, in any case.
    package init?(_ text: some StringProtocol) {
        let wanted = text.lowercased()
        guard
            let day = Weekday.allCases.first(where: { wanted == $0.description.lowercased() || wanted == "\($0.name)" })
        else { return nil }
        self = day
    }

    /// The three-letter English name, `Mon`.
    package var description: String { name.prefix(1).uppercased() + name.dropFirst().prefix(2) }

    /// Earlier in the week comes first.
    package static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }

    private var name: String {
        switch self {
        case .monday: "monday"
        case .tuesday: "tuesday"
        case .wednesday: "wednesday"
        case .thursday: "thursday"
        case .friday: "friday"
        case .saturday: "saturday"
        case .sunday: "sunday"
        }
    }

    /// Reads a day or throws the nearest.
    static func read(_ text: Substring) throws(MalformedText) -> Weekday {
        if let day = Weekday(text) { return day }
        let names = Weekday.allCases.map(\.description)
        let nearest = Spelling.nearest(to: String(text), among: names + Weekday.allCases.map(\.name))
        let shown = nearest.flatMap { Weekday($0) }.map { "did you mean '\($0)'?" }
        throw MalformedText(
            "not understood: \(String(text).quoted) is no day of the week", remedy: shown ?? names.asChoice,
            code: .unknownWord)
    }
}
