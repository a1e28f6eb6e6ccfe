import JSONScan

/// One event of a log, whichever way dbt or dbt Cloud wrote it.
struct DbtLogLine: Equatable {
    /// What dbt said, without time, level and thread.
    var text: String
    /// Whether it began with a time; what does not goes on with the event before.
    var begins: Bool
    /// Of a JSON log: the event's name, and the node that it is about with its state.
    var event: String?
    var node: String?
    var nodeStatus: String?

    /// Reads a line; `nil` for an event of JSON that is none of dbt's.
    init(_ line: Substring) {
        if line.first == "{", let event = DbtLogLine.json(line) {
            self = event
            return
        }
        var bytes = Substring(DbtLogLine.withoutColours(line)).utf8
        var begins = false
        // dbt Cloud puts a time and a thread before the time and the level that dbt itself writes.
        for _ in 0..<3 {
            guard let rest = DbtLogLine.afterTime(bytes) else { break }
            begins = true
            bytes = rest
        }
        text = String(Substring(bytes))
        self.begins = begins
    }

    private init(text: String, event: String?, node: String?, nodeStatus: String?) {
        self.text = text
        begins = true
        self.event = event
        self.node = node
        self.nodeStatus = nodeStatus
    }

    /// `{"info": {"name", "msg"}, "data": {"node_info": …}}`, or flat as before dbt 1.4.
    private static func json(_ line: Substring) -> DbtLogLine? {
        var (text, event, id, status): (String?, String?, String?, String?)
        func head(_ scanner: inout JSONScanner, _ key: JSONText) throws(JSONError) {
            switch key {
            case "msg": text = try scanner.textIfString()
            case "name": event = try scanner.textIfString()
            default: try scanner.skip()
            }
        }
        let isRead: Void? = try? JSONScanner.scan(String(line)) { scanner throws(JSONError) in
            try scanner.object { scanner, key throws(JSONError) in
                switch key {
                case "info" where scanner.kind == .object:
                    try scanner.object { scanner, key throws(JSONError) in try head(&scanner, key) }
                case "data" where scanner.kind == .object:
                    try scanner.object { scanner, key throws(JSONError) in
                        guard key == "node_info", scanner.kind == .object else { return try scanner.skip() }
                        try scanner.object { scanner, key throws(JSONError) in
                            switch key {
                            case "unique_id": id = try scanner.textIfString()
                            case "node_status": status = try scanner.textIfString()
                            default: try scanner.skip()
                            }
                        }
                    }
                default: try head(&scanner, key)
                }
            }
        }
        guard isRead != nil, let text else { return nil }
        return DbtLogLine(
            text: text, event: event, node: id.flatMap { $0.isEmpty ? nil : DbtLimits.identity($0) }, nodeStatus: status
        )
    }

    /// Without the escape sequences of a terminal.
    private static func withoutColours(_ line: Substring) -> String {
        guard line.utf8.contains(0x1B) else { return String(line) }
        var kept: [UInt8] = []
        var rest = line.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == 0x1B, rest.first == UInt8(ascii: "[") else {
                if byte != 0x1B { kept.append(byte) }
                continue
            }
            rest = rest.dropFirst().drop { (0x30...0x3F).contains($0) || (0x20...0x2F).contains($0) }
            rest = rest.dropFirst()
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// What follows `18:00:30  `, `18:00:30.123456 [error] [MainThread]: ` or `2026-11-28 18:00:30.123456 (MainThread): `.
    private static func afterTime(_ line: Substring.UTF8View) -> Substring.UTF8View? {
        var rest = line
        if let afterDate = match(rest, "0000-00-00") {
            guard let separator = afterDate.first, separator == 0x20 || separator == UInt8(ascii: "T") else {
                return nil
            }
            rest = afterDate.dropFirst()
        }
        guard var after = match(rest, "00:00:00") else { return nil }
        if after.first == UInt8(ascii: ".") || after.first == UInt8(ascii: ",") {
            after = after.dropFirst().drop { (0x30...0x39).contains($0) }
        }
        if after.first == UInt8(ascii: "Z") { after = after.dropFirst() }
        guard after.isEmpty || after.first == 0x20 else { return nil }
        // dbt puts two blanks behind its time; a third belongs to the text.
        var blanks = 0
        while blanks < 2, after.first == 0x20 {
            after = after.dropFirst()
            blanks += 1
        }
        while let open = after.first, open == UInt8(ascii: "[") || open == UInt8(ascii: "("), isMark(after) {
            let close = open == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: ")")
            after = after.drop { $0 != close }.dropFirst()
            if after.first == UInt8(ascii: ":") {
                after = after.dropFirst()
                if after.first == 0x20 { after = after.dropFirst() }
                break
            }
            if after.first == 0x20 { after = after.dropFirst() }
        }
        return after
    }

    /// Whether a level or a thread stands here: `[error]`, `[info ]`, `[MainThread]`, `(Thread-1 (worker))`.
    private static func isMark(_ text: Substring.UTF8View) -> Bool {
        let word = text.dropFirst().prefix { byte in
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x20 || byte == 0x2D
                || byte == 0x5F || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
        }
        let name = String(Substring(word)).lowercased()
        return ["debug", "info", "warn", "error", "mainthread", "thread", "dummy"].contains { name.hasPrefix($0) }
    }

    /// What follows text of this form, `0` standing for any digit.
    private static func match(_ text: Substring.UTF8View, _ form: StaticString) -> Substring.UTF8View? {
        let bytes = text.prefix(form.utf8CodeUnitCount)
        guard bytes.count == form.utf8CodeUnitCount else { return nil }
        for (offset, byte) in bytes.enumerated() {
            let wanted = form.utf8Start[offset]
            guard wanted == UInt8(ascii: "0") ? (0x30...0x39).contains(byte) : byte == wanted else { return nil }
        }
        return text.dropFirst(form.utf8CodeUnitCount)
    }
}
