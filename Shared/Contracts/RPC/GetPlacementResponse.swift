/// The placement in force.
package struct GetPlacementResponse: Codable, Hashable, Sendable {
    /// As in `failure.placed`.
    package var placement: FailurePlaced

    /// Made of its fields; lists and optional fields may be left out.
    package init(placement: FailurePlaced) {
        self.placement = placement
    }
}
