/// Asks for the experts.
package struct ListExpertsRequest: Codable, Hashable, Sendable {
    /// An empty message.
    package init() {}
}
