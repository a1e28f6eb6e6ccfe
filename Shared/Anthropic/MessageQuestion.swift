/// One question: what stays the same from call to call first, so that it is cached, then what differs.
package struct MessageQuestion: Hashable, Sendable {
    /// The model.
    package var model: String
    /// The system prompt's parts, the most stable first; a cache breakpoint stands at the end of each that says so.
    package var system: [Part]
    /// What the user says.
    package var user: String
    /// The JSON Schema of the answer, as JSON.
    package var answerSchema: [UInt8]
    /// The longest answer, in tokens.
    package var maxTokens: Int

    /// A part of the system prompt.
    package struct Part: Hashable, Sendable {
        /// What it says.
        package var text: String
        /// Whether everything up to its end is cached.
        package var isCached: Bool

        /// Made of its fields.
        package init(_ text: String, isCached: Bool) {
            self.text = text
            self.isCached = isCached
        }
    }

    /// Made of its fields.
    package init(model: String, system: [Part], user: String, answerSchema: [UInt8], maxTokens: Int = 1024) {
        self.model = model
        self.system = system
        self.user = user
        self.answerSchema = answerSchema
        self.maxTokens = maxTokens
    }
}
