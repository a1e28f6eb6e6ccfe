/// Asks for the model in use.
package struct GetModelRequest: Codable, Hashable, Sendable {
    /// An empty message.
    package init() {}
}
