/// A dbt Cloud project.
package struct DbtCloudProject: Hashable, Sendable {
    /// The project's number in dbt Cloud.
    package internal(set) var projectID = 0
    /// The environments whose runs count as production.
    package internal(set) var productionEnvironments: [Int] = []

    static let section = Section(
        name: "dbt Cloud project", initial: DbtCloudProject(),
        fields: [
            Field(
                "project_id", \.projectID, .integer(1...Int.max), isRequired: true,
                "The project's number in dbt Cloud."),
            Field(
                "production_environments", \.productionEnvironments, .list(of: .integer(1...Int.max)),
                "The numbers of the environments whose runs count as production."),
        ])
}
