import Contracts

extension Format<Timestamp> {
    /// A moment: a time with its zone, or a day, which is its beginning in UTC.
    static var moment: Format {
        .form(
            "date or time", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T.+)?$",
            parse: { text throws(MalformedText) in
                if let moment = Timestamp(rfc3339: text) ?? Timestamp(rfc3339: "\(text)T00:00:00Z") { return moment }
                throw MalformedText(
                    "not a date or time", remedy: "write \"2026-12-24\", or \"2026-12-24T22:00:00+01:00\"")
            },
            write: { $0.description })
    }
}
