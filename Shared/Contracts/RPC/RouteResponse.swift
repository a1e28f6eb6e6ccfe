/// Who would own it and why.
package struct RouteResponse: Codable, Hashable, Sendable {
    /// The role.
    package var expert: Expert
    /// The people or teams.
    package var assignees: [String]
    /// Labels that would be added.
    package var labels: [String]
    /// Counted from now.
    package var deadlines: Deadlines
    /// Every rule that was tried.
    package var route: [RouteStep]

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        expert: Expert, assignees: [String] = [], labels: [String] = [], deadlines: Deadlines,
        route: [RouteStep] = []
    ) {
        self.expert = expert
        self.assignees = assignees
        self.labels = labels
        self.deadlines = deadlines
        self.route = route
    }
}
