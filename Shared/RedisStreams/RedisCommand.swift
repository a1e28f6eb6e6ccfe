/// A command and its arguments as bytes.
package struct RedisCommand: Sendable {
    /// The command's name first.
    package var arguments: [[UInt8]]

    /// A command of text arguments.
    package init(_ words: String...) { arguments = words.map { Array($0.utf8) } }

    /// A command of arguments as they are.
    package init(arguments: [[UInt8]]) { self.arguments = arguments }
}

extension [[UInt8]] {
    mutating func append(_ text: String) { append(Array<UInt8>(text.utf8)) }

    mutating func append(_ number: some BinaryInteger) { append(String(number)) }
}
