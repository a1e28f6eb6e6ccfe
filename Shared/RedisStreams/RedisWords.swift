/// Words as they go over the wire to Redis, one behind the other in one buffer.
///
/// Each stands as `$<length>\r\n<bytes>\r\n` (RESP, redis.io "Redis serialization protocol specification").
package struct RedisWords: Sendable {
    private(set) var bytes: [UInt8] = []
    /// How many words there are.
    package private(set) var count = 0

    /// These texts; room for `capacity` bytes before it grows.
    package init(_ texts: [String] = [], capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
        for text in texts { append(text) }
    }

    /// Adds bytes as they are.
    package mutating func append(_ word: [UInt8]) {
        begin(word.count)
        bytes.append(contentsOf: word)
        end()
    }

    /// Adds a text.
    package mutating func append(_ text: String) {
        begin(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
        end()
    }

    /// Adds a number as text.
    package mutating func append(_ number: Int) { append(String(number)) }

    /// Adds a number as text.
    package mutating func append(_ number: Int64) { append(String(number)) }

    /// Adds the words of another buffer.
    package mutating func append(contentsOf other: RedisWords) {
        bytes.append(contentsOf: other.bytes)
        count += other.count
    }

    /// Takes all words out and keeps the memory.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        count = 0
    }

    private mutating func begin(_ length: Int) {
        count += 1
        bytes.append(UInt8(ascii: "$"))
        digits(length)
        end()
    }

    private mutating func digits(_ number: Int) {
        if number >= 10 { digits(number / 10) }
        bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
    }

    private mutating func end() {
        bytes.append(UInt8(ascii: "\r"))
        bytes.append(UInt8(ascii: "\n"))
    }
}
