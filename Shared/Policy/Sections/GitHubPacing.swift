/// How fast GitHub is written to. The defaults are GitHub's own advice; a GitHub Enterprise server may allow more.
package struct GitHubPacing: Hashable, Sendable {
    /// The least time between two writes of one token; zero for none.
    package internal(set) var writeInterval = Duration.seconds(1)
    /// The most calls a minute that make content (issues, comments).
    package internal(set) var contentPerMinute = 80
    /// The most such calls an hour.
    package internal(set) var contentPerHour = 500

    static let section = Section(
        name: "GitHub pacing", initial: GitHubPacing(),
        fields: [
            Field(
                "write_interval", \.writeInterval, .duration(atLeast: .zero),
                "The least time between two writes of one token; GitHub advises a second."),
            Field(
                "content_per_minute", \.contentPerMinute, .integer(1...100_000),
                "The most calls a minute that make content; GitHub advises 80."),
            Field(
                "content_per_hour", \.contentPerHour, .integer(1...1_000_000),
                "The most calls an hour that make content; GitHub advises 500."),
        ])
}
