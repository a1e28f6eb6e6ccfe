/// One piece of proof that something recovered.
package struct Proof: Codable, Hashable, Sendable {
    /// `green_run`, `retried_run`, `green_node` (a run of one of several things that failed), `pull_request`, `person`,
    /// `removed`, ….
    package var kind: String
    /// The run.
    package var runID: String?
    /// Where to look.
    package var url: String?
    /// The node that executed and passed.
    package var node: String?
    /// When it happened.
    package var at: Timestamp

    /// Made of its fields; lists and optional fields may be left out.
    package init(kind: String, runID: String? = nil, url: String? = nil, node: String? = nil, at: Timestamp) {
        self.kind = kind
        self.runID = runID
        self.url = url
        self.node = node
        self.at = at
    }

    private enum CodingKeys: String, CodingKey {
        case kind
        case runID = "run_id"
        case url
        case node
        case at
    }
}
