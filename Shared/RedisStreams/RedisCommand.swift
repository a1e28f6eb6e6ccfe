/// A command and its arguments.
package struct RedisCommand: Sendable {
    let words: RedisWords

    /// A command of text arguments, its name first.
    package init(_ texts: String...) { words = RedisWords(texts) }

    /// A command of these words, its name first.
    package init(_ words: RedisWords) { self.words = words }
}
