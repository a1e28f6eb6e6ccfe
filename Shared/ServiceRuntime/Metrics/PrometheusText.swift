/// Spelling of the text exposition format. Source: prometheus.io/docs/instrumenting/exposition_formats.
enum PrometheusText {
    /// A metric's name with what is not allowed replaced by `_`.
    static func name(_ text: String) -> String { identifier(text, colons: true) }

    /// Labels in the order of their names, values escaped, without braces.
    static func labels(_ dimensions: [(String, String)]) -> String {
        dimensions.map { (identifier($0.0, colons: false), $0.1) }
            .sorted { $0.0 < $1.0 }
            .map { "\($0.0)=\"\(escape($0.1, quotes: true))\"" }
            .joined(separator: ",")
    }

    static func help(_ text: String) -> String { escape(text, quotes: false) }

    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
    }

    private static func identifier(_ text: String, colons: Bool) -> String {
        var bytes = text.utf8.map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                byte
            case UInt8(ascii: ":") where colons: byte
            default: UInt8(ascii: "_")
            }
        }
        if let first = bytes.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) {
            return String(decoding: bytes, as: UTF8.self)
        }
        bytes.insert(UInt8(ascii: "_"), at: 0)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func escape(_ text: String, quotes: Bool) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
