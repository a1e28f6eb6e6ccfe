package import Contracts

/// A failure that is made up to see whether the whole line works.
package struct DrillCase: Sendable, Hashable {
    /// What it is called.
    package let name: String
    /// The title.
    package let title: String
    /// The body, without the mark.
    package let body: String
    /// What it must be found to be.
    package let category: Category

    /// The body with the mark by which the ingestor knows a drill, and which makes each drill a failure of its own.
    package func markedBody(_ id: ULID) -> String {
        body.replacing("@drill", with: "drill_\(id.description.lowercased().suffix(8))")
            + "\n\n<!-- switchyard-drill \(id) -->\n"
    }

    /// The two of the guide: a compilation failure and a warehouse timeout.
    package static let all = [
        DrillCase(
            name: "compilation failure", title: "[drill] dbt build failed: Compilation Error in model @drill",
            body: """
                environment: production
                Compilation Error in model @drill (models/marts/@drill.sql)
                  Model 'model.analytics.@drill' (models/marts/@drill.sql) depends on a node named 'stg_orderz' which was \
                not found
                The ref was misspelt in the change that was merged an hour ago; every run since then fails the same way.
                """, category: .codeFixRequired),
        DrillCase(
            name: "warehouse timeout", title: "[drill] Nightly run failed: @drill timed out",
            body: """
                environment: production
                Database Error in model @drill (models/marts/@drill.sql)
                  000630 (57014): Statement reached its statement or warehouse timeout of 3600 second(s) and was canceled.
                The warehouse was crowded at that minute. Nothing changed in the code, the run before passed, the retry passed.
                """, category: .transientFailure),
    ]

    /// The title with the drill's own name in it.
    package func title(_ id: ULID) -> String {
        title.replacing("@drill", with: "drill_\(id.description.lowercased().suffix(8))")
    }
}
