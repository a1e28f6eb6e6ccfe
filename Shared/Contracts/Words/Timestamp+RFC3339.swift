extension Timestamp {
    /// The moment as RFC 3339 in UTC with milliseconds, e.g. `2026-11-24T08:00:00.000Z`.
    ///
    /// RFC 3339 ends with the years 0 and 9999; a moment outside is written as the nearest one inside.
    package var rfc3339: String {
        let milliseconds = min(max(milliseconds, Timestamp.writable.lowerBound), Timestamp.writable.upperBound)
        let days = milliseconds.floorDivided(by: 86_400_000)
        let inDay = milliseconds - days * 86_400_000
        let date = CivilDate(daysSinceEpoch: days)
        return String(unsafeUninitializedCapacity: 24) { bytes in
            _ = bytes.initialize(from: "0000-00-00T00:00:00.000Z".utf8)
            put(date.year, 0..<4, bytes)
            put(Int64(date.month), 5..<7, bytes)
            put(Int64(date.day), 8..<10, bytes)
            put(inDay / 3_600_000, 11..<13, bytes)
            put(inDay / 60_000 % 60, 14..<16, bytes)
            put(inDay / 1000 % 60, 17..<19, bytes)
            put(inDay % 1000, 20..<23, bytes)
            return 24
        }
    }

    /// Reads RFC 3339 with any number of fractional digits (cut after the millisecond) and `Z` or a numeric offset; a
    /// missing offset, as dbt sometimes writes, is taken as UTC.
    ///
    /// `nil` when the text is anything else, or when its offset leads out of the years 0 to 9999.
    package init?(rfc3339 text: some StringProtocol) {
        var cursor = DigitCursor(bytes: Array(text.utf8))
        guard let year = cursor.number(4), cursor.skip("-"), let month = cursor.number(2), cursor.skip("-"),
            let day = cursor.number(2), cursor.skip("T") || cursor.skip("t") || cursor.skip(" "),
            let hour = cursor.number(2), cursor.skip(":"), let minute = cursor.number(2), cursor.skip(":"),
            let second = cursor.number(2), hour < 24, minute < 60, second <= 60,
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        guard let fraction = cursor.fraction(), let offset = cursor.offsetMinutes(), cursor.isAtEnd else { return nil }
        let seconds = date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second - offset * 60
        guard Timestamp.writable.contains(seconds * 1000 + fraction) else { return nil }
        self.init(milliseconds: seconds * 1000 + fraction)
    }

    /// The milliseconds of the years 0 to 9999.
    private static let writable: ClosedRange<Int64> = -62_167_219_200_000...253_402_300_799_999
}

extension Timestamp: Codable, CustomStringConvertible {
    /// The moment as RFC 3339.
    package var description: String { rfc3339 }

    /// Reads an RFC 3339 string.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Timestamp(rfc3339: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected RFC 3339 such as 2026-11-24T08:00:00.000Z")
        }
        self = value
    }

    /// Writes an RFC 3339 string.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rfc3339)
    }
}

extension Int64 {
    /// Division that rounds towards negative infinity.
    package func floorDivided(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return (self % divisor != 0 && (self < 0) != (divisor < 0)) ? quotient - 1 : quotient
    }
}

/// Writes the digits of a number over the zeros of a range.
private func put(_ value: Int64, _ range: Range<Int>, _ bytes: UnsafeMutableBufferPointer<UInt8>) {
    var rest = value
    for index in range.reversed() {
        bytes[index] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
    }
}

private struct DigitCursor {
    let bytes: [UInt8]
    var index = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { index == bytes.count }

    mutating func number(_ width: Int) -> Int64? {
        guard index + width <= bytes.count else { return nil }
        var value: Int64 = 0
        for byte in bytes[index..<index + width] {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int64(byte - 0x30)
        }
        index += width
        return value
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(truncatingIfNeeded: character.value) else { return false }
        index += 1
        return true
    }

    mutating func fraction() -> Int64? {
        guard skip(".") else { return 0 }
        var value: Int64 = 0
        var count = 0
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
            if count < 3 { value = value * 10 + Int64(bytes[index] - 0x30) }
            count += 1
            index += 1
        }
        guard count > 0 else { return nil }
        for _ in count..<max(count, 3) { value *= 10 }
        return value
    }

    mutating func offsetMinutes() -> Int64? {
        if isAtEnd || skip("Z") || skip("z") { return 0 }
        let sign: Int64 = skip("+") ? 1 : skip("-") ? -1 : 0
        guard sign != 0, let hours = number(2), hours < 24 else { return nil }
        _ = skip(":")
        guard let minutes = number(2), minutes < 60 else { return nil }
        return sign * (hours * 60 + minutes)
    }
}
