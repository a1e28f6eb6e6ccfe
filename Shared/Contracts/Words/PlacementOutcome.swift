/// What became of a failure: each ends as exactly one of these or as a dead letter.
package struct PlacementOutcome: OpenEnum {
    /// The word as it stands on the wire.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The word `issue_opened`.
    package static let issueOpened = PlacementOutcome(rawValue: "issue_opened")
    /// The word `issue_updated`.
    package static let issueUpdated = PlacementOutcome(rawValue: "issue_updated")
    /// The word `joined`.
    package static let joined = PlacementOutcome(rawValue: "joined")
    /// The word `suppressed`.
    package static let suppressed = PlacementOutcome(rawValue: "suppressed")
    /// The word `held`.
    package static let held = PlacementOutcome(rawValue: "held")

    /// The words of this version, in their documented order.
    package static let known: [PlacementOutcome] = [
        .issueOpened, .issueUpdated, .joined, .suppressed, .held,
    ]
}
