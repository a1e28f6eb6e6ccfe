/// How often outside parties are asked for what no webhook told.
package struct PollPolicy: Hashable, Sendable {
    /// dbt Cloud; not set: only by the hourly comparison.
    package internal(set) var dbtCloud: Duration?
    /// GitHub; not set: only by the hourly comparison.
    package internal(set) var gitHub: Duration?

    static let section = Section(
        name: "polling", initial: PollPolicy(),
        fields: [
            Field(
                "dbt_cloud", optional: \.dbtCloud, .duration(atLeast: .seconds(30)),
                "How often dbt Cloud is asked for runs that ended; without it hourly."),
            Field(
                "github", optional: \.gitHub, .duration(atLeast: .seconds(30)),
                "How often GitHub is asked for issues, workflow runs and what people did to issues; without it hourly, and people's acts are told by webhooks alone. Set it only where GitHub's webhooks can't arrive."
            ),
        ])
}
