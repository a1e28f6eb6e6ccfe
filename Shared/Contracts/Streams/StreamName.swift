/// A stream of the contract.
package struct StreamName: OpenEnum {
    /// The word as it stands in keys.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// What failed.
    package static let failures = StreamName(rawValue: "failures")
    /// Runs that finished.
    package static let runs = StreamName(rawValue: "runs")
    /// What people and bots did to issues.
    package static let activity = StreamName(rawValue: "activity")
    /// Verdicts.
    package static let classifications = StreamName(rawValue: "classifications")
    /// Placements.
    package static let assignments = StreamName(rawValue: "assignments")
    /// Turns in issues' lives.
    package static let resolutions = StreamName(rawValue: "resolutions")
    /// Incidents.
    package static let incidents = StreamName(rawValue: "incidents")
    /// Calls for people.
    package static let escalations = StreamName(rawValue: "escalations")

    /// The words of this version, in the order of the pipeline.
    package static let known: [StreamName] = [
        .failures, .runs, .activity, .classifications, .assignments, .resolutions, .incidents, .escalations,
    ]

    /// Where entries go that can't be handled.
    package var dead: StreamName { StreamName(rawValue: "\(rawValue):dead") }

    /// The services that consume it; each is a consumer group of the same name.
    package var groups: [String] {
        switch self {
        case .failures: ["classifier"]
        case .runs: ["resolver"]
        case .activity: ["classifier", "assigner", "resolver", "correlator"]
        case .classifications: ["assigner", "correlator"]
        case .assignments: ["classifier", "resolver", "correlator"]
        case .resolutions: ["classifier", "assigner", "correlator"]
        case .incidents: ["assigner", "resolver"]
        case .escalations: ["correlator"]
        default: []
        }
    }
}
