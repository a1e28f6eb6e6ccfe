/// What a model answered, when it was done.
package struct MessageAnswer: Hashable, Sendable {
    /// The text, which should be JSON of the schema that was asked for; that is for the caller to check.
    package var text: String
    /// The model that answered, as the reply names it.
    package var model: String
    /// What it consumed.
    package var usage: TokenUsage
    /// Anthropic's id of the call.
    package var requestID: String?

    /// Made of its fields.
    package init(text: String, model: String, usage: TokenUsage, requestID: String? = nil) {
        self.text = text
        self.model = model
        self.usage = usage
        self.requestID = requestID
    }
}
