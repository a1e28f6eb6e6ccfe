/// Writes compact JSON into bytes, members in the order given.
///
///     var writer = JSONWriter()
///     writer.object { writer in
///         writer.member("action", "opened")
///         writer.key("labels")
///         writer.array { writer in labels.forEach { writer.string($0) } }
///     }
///
/// The caller pairs each key with one value; the writer sets the commas and the escapes.
package struct JSONWriter: Sendable {
    /// What has been written.
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// Nothing written yet; room for `capacity` bytes before it grows.
    package init(capacity: Int = 2048) {
        bytes.reserveCapacity(capacity)
    }

    /// What has been written, as text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Empties it and keeps its memory, for the next value.
    package mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    /// An object with the members that the body writes.
    package mutating func object<Failure: Error>(
        _ members: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        begin(UInt8(ascii: "{"))
        try members(&self)
        end(UInt8(ascii: "}"))
    }

    /// An array with the elements that the body writes.
    package mutating func array<Failure: Error>(
        _ elements: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        begin(UInt8(ascii: "["))
        try elements(&self)
        end(UInt8(ascii: "]"))
    }

    /// The key of the value that is written next.
    package mutating func key(_ key: StaticString) {
        separate()
        quote(UnsafeRawBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// The key of the value that is written next.
    package mutating func key(_ key: String) {
        string(key)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// JSON that was written or checked before, as it is.
    package mutating func raw(_ json: some Collection<UInt8>) {
        separate()
        bytes.append(contentsOf: json)
    }

    mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    mutating func append(_ run: Slice<UnsafeRawBufferPointer>) { bytes.append(contentsOf: run) }

    private mutating func begin(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }
}
