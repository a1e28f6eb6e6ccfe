/// A place in a distributed trace, as the `traceparent` header and field carry it.
///
/// Source: www.w3.org/TR/trace-context, version 00.
package struct Traceparent: Hashable, Sendable, CustomStringConvertible {
    /// Names the whole trace; never 0.
    package let traceID: UInt128
    /// Names the step that this one was caused by; never 0.
    package let parentID: UInt64
    /// Bit 0: the trace is recorded.
    package let flags: UInt8

    /// A new trace.
    package init(random: @Sendable () -> UInt64 = { .random(in: 1...(.max)) }) {
        traceID = UInt128(random()) << 64 | UInt128(random())
        parentID = random()
        flags = 1
    }

    private init(traceID: UInt128, parentID: UInt64, flags: UInt8) {
        self.traceID = traceID
        self.parentID = parentID
        self.flags = flags
    }

    /// Reads `00-<32 hex>-<16 hex>-<2 hex>` in lower case; a later version may have more behind it. `nil` when the
    /// text is anything else or an id is 0.
    package init?(_ text: String) {
        let bytes = Array(text.utf8.prefix(256))
        let dash = UInt8(ascii: "-")
        guard bytes.count >= 55, bytes[2] == dash, bytes[35] == dash, bytes[52] == dash,
            let version = hexNumber(bytes[0..<2]), version != 0xFF,
            let trace = hexNumber(bytes[3..<35]), trace != 0,
            let parent = hexNumber(bytes[36..<52]), parent != 0,
            let flags = hexNumber(bytes[53..<55]),
            bytes.count == 55 || (version != 0 && bytes[55] == dash)
        else { return nil }
        self.init(traceID: trace, parentID: UInt64(parent), flags: UInt8(flags))
    }

    /// The same trace, one step further.
    package func child(random: @Sendable () -> UInt64 = { .random(in: 1...(.max)) }) -> Traceparent {
        Traceparent(traceID: traceID, parentID: random(), flags: flags & 1)
    }

    /// The text of the header.
    package var description: String {
        "00-\(hexDigits(traceID, 32))-\(hexDigits(UInt128(parentID), 16))-\(hexDigits(UInt128(flags), 2))"
    }
}

private func hexNumber(_ digits: ArraySlice<UInt8>) -> UInt128? {
    var value: UInt128 = 0
    for digit in digits {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt128(digit - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt128(digit - UInt8(ascii: "a") + 10)
        default: return nil
        }
    }
    return value
}

private func hexDigits(_ value: UInt128, _ width: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}
