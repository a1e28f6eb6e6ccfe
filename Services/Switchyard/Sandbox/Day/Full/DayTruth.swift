package import Contracts

/// What is true of a failure of the full day: how it shows, and how it must end. Known to whoever wrote the day, and never
/// told to Switchyard, so that what Switchyard did can be compared with it.
package struct DayTruth: Sendable, Hashable {
    /// Names it.
    package let key: String
    /// Where it is: `acme/…`.
    package let repository: RepositoryName
    /// What a careful colleague would call it.
    package let category: Category
    /// How each of its occurrences shows, in order.
    package let signs: [Sign]
    /// How it is closed, each time, in order.
    package var closings: [Closing] = []
    /// How it stands when the day is over.
    package var end: End
    /// How many nodes were skipped because of it, which are told with it and are no failures of their own.
    package var folded = 0
    /// Which deadlines pass while it is open, nobody has answered and nothing mutes it, by the time since it was observed;
    /// `nil` where that is not said.
    package var calls: [Duration]?
    /// What a person decided about its issue, which stays.
    package var decided: [Decision] = []

    /// How an occurrence shows from outside.
    package enum Sign: Sendable, Hashable {
        /// A node of a run of dbt Cloud; of a run that did not get as far, its job.
        case node(run: Int, id: String)
        /// A run of a workflow.
        case workflow(run: Int)
        /// An issue, by its title.
        case issue(title: String)
    }

    /// A close with its proof.
    package struct Closing: Sendable, Hashable {
        /// How.
        package let pattern: ResolutionPattern
        /// The runs that prove it; none for what no run proves.
        package let runs: [Int]

        /// Made of its parts.
        package init(pattern: ResolutionPattern, runs: [Int]) {
            self.pattern = pattern
            self.runs = runs
        }
    }

    /// How it stands at the end.
    package enum End: Sendable, Hashable {
        /// Closed.
        case closed
        /// Open, and why it must be.
        case open(String)
        /// Open, and kept for a person, and why.
        case held(String)
        /// The same failure as another one, whose issue it has joined, or whose fate its own issue shares.
        case joined(to: String)
        /// Its issue is gone.
        case gone
    }

    /// What a person decided.
    package enum Decision: Sendable, Hashable {
        /// The issue has the label.
        case label(String)
        /// The issue does not have the label.
        case noLabel(String)
        /// Somebody is assigned.
        case assigned(String)
        /// Somebody is not.
        case unassigned(String)
        /// Whoever closed or reopened it had the last word: Switchyard wrote no state after this moment of the day.
        case state(after: Duration)
    }
}
