/// A forward scanner that takes from a JSON text the fields that are used, and checks all the rest without keeping it.
///
///     try JSONScanner.scan(body) { scanner throws(JSONError) in
///         try scanner.object { scanner, key throws(JSONError) in
///             switch key {
///             case "action": action = try scanner.stringOrNil()
///             case "issue": issue = try Issue(&scanner)
///             default: try scanner.skip()
///             }
///         }
///     }
///
/// The whole text is validated (RFC 8259: grammar, UTF-8, nothing after the value), whatever is taken. Nesting is limited to
/// 128. Where a key is repeated the caller sees it each time, so that an assignment keeps the last one. A lone surrogate
/// escape becomes U+FFFD. Time is linear in the text, and keys are compared without allocating.
package struct JSONScanner: ~Copyable {
    /// How many objects and arrays may stand inside each other.
    package static let depthLimit = 128

    let bytes: UnsafeRawBufferPointer
    /// The next byte to be read, counted from the beginning of the text.
    package internal(set) var position = 0
    var depth = 0

    private init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// Scans one value that fills the text.
    /// - Throws: any code; also what the body throws.
    package static func scan<Result: ~Copyable>(
        _ bytes: UnsafeRawBufferPointer, _ body: (inout JSONScanner) throws(JSONError) -> Result
    ) throws(JSONError) -> Result {
        var scanner = JSONScanner(bytes)
        scanner.skipWhitespace()
        let result = try body(&scanner)
        scanner.skipWhitespace()
        guard scanner.position == bytes.count else { throw scanner.error(.trailingBytes) }
        return result
    }

    /// Scans one value that fills these bytes.
    /// - Throws: any code; also what the body throws.
    package static func scan<Result>(
        _ bytes: [UInt8], _ body: (inout JSONScanner) throws(JSONError) -> Result
    ) throws(JSONError) -> Result {
        try bytes.withUnsafeBytes { pointer in
            Swift.Result { () throws(JSONError) in try scan(pointer, body) }
        }.get()
    }

    /// Scans one value that fills this text; offsets in errors count its UTF-8.
    /// - Throws: any code; also what the body throws.
    package static func scan<Result>(
        _ text: String, _ body: (inout JSONScanner) throws(JSONError) -> Result
    ) throws(JSONError) -> Result {
        var text = text
        return try text.withUTF8 { pointer in
            Swift.Result { () throws(JSONError) in try scan(UnsafeRawBufferPointer(pointer), body) }
        }.get()
    }

    /// What begins at the position; nil where no value can begin.
    package var kind: JSONKind? {
        guard position < bytes.count else { return nil }
        return switch bytes[position] {
        case UInt8(ascii: "{"): .object
        case UInt8(ascii: "["): .array
        case UInt8(ascii: "\""): .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
        case UInt8(ascii: "n"): .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): .number
        default: nil
        }
    }

    @inline(__always)
    mutating func skipWhitespace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position &+= 1
            default: return
            }
        }
    }

    func error(_ code: JSONError.Code) -> JSONError { JSONError(code, at: position) }

    /// The error for a byte that does not begin what was asked for.
    func mismatch() -> JSONError {
        if position >= bytes.count { return error(.unexpectedEnd) }
        return error(kind == nil ? .unexpectedByte : .typeMismatch)
    }

    @inline(__always)
    mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position &+= 1
        return true
    }

    func unexpected() -> JSONError {
        error(position >= bytes.count ? .unexpectedEnd : .unexpectedByte)
    }
}
