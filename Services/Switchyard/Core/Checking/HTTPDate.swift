package import Contracts

/// Dates as HTTP headers write them (RFC 9110, 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
package enum HTTPDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Seconds that `now` is ahead of the date; `nil` when it is none.
    package static func secondsAhead(of date: String, now: Timestamp) -> Double? {
        let words = date.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", words[1].count == 2, words[3].count == 4, words[4].count == 8,
            let month = months.firstIndex(of: String(words[2]))
        else { return nil }
        let number = month + 1
        let text = "\(words[3])-\(number < 10 ? "0" : "")\(number)-\(words[1])T\(words[4])Z"
        guard let moment = Timestamp(rfc3339: text) else { return nil }
        return Double(now.milliseconds - moment.milliseconds) / 1000
    }
}
