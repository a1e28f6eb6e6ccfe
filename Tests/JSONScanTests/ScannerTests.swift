import JSONScan
import Testing

@Suite("The scanner")
struct ScannerTests {
    private func code(_ text: String) -> JSONError.Code? {
        do {
            try JSONScanner.scan(text) { scanner throws(JSONError) in try scanner.skip() }
            return nil
        } catch { return error.code }
    }

    @Test("takes the fields that are named and skips the others, taken or not")
    func fields() throws {
        var action = ""
        var number: Int?
        var labels: [String] = []
        let text =
            #"{"x":[1,{"action":"no"}], "action" : "opened","issue":{"number":42,"u":null},"l":["a","b"],"y":{}}"#
        try JSONScanner.scan(text) { scanner throws(JSONError) in
            try scanner.object { scanner, key throws(JSONError) in
                switch key {
                case "action": action = try scanner.string()
                case "issue":
                    try scanner.object { scanner, key throws(JSONError) in
                        if key == "number" { number = try scanner.intOrNil() }
                    }
                case "l": try scanner.array { scanner throws(JSONError) in labels.append(try scanner.string()) }
                default: break
                }
            }
        }
        #expect(action == "opened")
        #expect(number == 42)
        #expect(labels == ["a", "b"])
    }

    @Test("a key written with escapes is the same key; a key that only begins alike is another")
    func keys() throws {
        var seen: [String] = []
        try JSONScanner.scan(#"{"\u0061ction":1,"action":2,"actio":3,"actions":4}"#) { scanner throws(JSONError) in
            try scanner.object { _, key throws(JSONError) in
                if key == "action" { seen.append(String(key)) }
            }
        }
        #expect(seen == ["action", "action"])
    }

    @Test("null is nil where nil is allowed and a mismatch where it is not")
    func nulls() throws {
        #expect(try JSONScanner.scan("null") { scanner throws(JSONError) in try scanner.stringOrNil() } == nil)
        #expect(try JSONScanner.scan("null") { scanner throws(JSONError) in try scanner.intOrNil() } == nil)
        #expect(
            try JSONScanner.scan("null") { s throws(JSONError) in try s.objectOrNil { _, _ throws(JSONError) in } }
                == false)
        let error = #expect(throws: JSONError.self) {
            try JSONScanner.scan("[null]") { s throws(JSONError) in
                try s.array { s throws(JSONError) in _ = try s.string() }
            }
        }
        #expect(error == JSONError(.typeMismatch, at: 1))
    }

    @Test("surrogate pairs join, lone surrogates become the replacement character")
    func surrogates() throws {
        #expect(try JSONValue(parsing: #""\ud83d\ude42""#) == .string("🙂"))
        #expect(try JSONValue(parsing: #""\ud83d!""#) == .string("\u{FFFD}!"))
        #expect(try JSONValue(parsing: #""\ude42\ud83d""#) == .string("\u{FFFD}\u{FFFD}"))
        #expect(try JSONValue(parsing: #""\ud83d\u0041""#) == .string("\u{FFFD}A"))
        #expect(try JSONValue(parsing: #""\u0000\b\f\n\r\t\/""#) == .string("\0\u{8}\u{C}\n\r\t/"))
    }

    @Test(
        "what the grammar forbids is refused with its reason",
        arguments: [
            ("", .unexpectedEnd), ("  ", .unexpectedEnd), ("{", .unexpectedEnd), ("[1,", .unexpectedEnd),
            ("[1,]", .unexpectedByte), ("{\"a\":1,}", .unexpectedByte), ("{a:1}", .unexpectedByte),
            ("{\"a\"}", .unexpectedByte),
            ("{\"a\" 1}", .unexpectedByte), ("[1 2]", .unexpectedByte), ("1 2", .trailingBytes),
            ("{}}", .trailingBytes),
            ("nul", .unexpectedEnd), ("nulL", .unexpectedByte), ("truE", .unexpectedByte), ("01", .invalidNumber),
            ("-", .unexpectedEnd), ("-a", .invalidNumber), ("1.", .unexpectedEnd), ("1.a", .invalidNumber),
            ("1e", .unexpectedEnd),
            ("+1", .unexpectedByte), (".5", .unexpectedByte), ("NaN", .unexpectedByte), ("\"\\x\"", .invalidString),
            ("\"\\u00g0\"", .invalidString), ("\"a\nb\"", .invalidString), ("'a'", .unexpectedByte),
            ("[1}", .unexpectedByte),
            ("\u{FEFF}1", .unexpectedByte), ("// c\n1", .unexpectedByte),
        ] as [(String, JSONError.Code)])
    func malformed(text: String, reason: JSONError.Code) {
        #expect(code(text) == reason)
    }

    @Test(
        "bytes that are no UTF-8 are refused where they stand",
        arguments: [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xE2, 0x82, 0x41], [0xC3, 0x41],
        ] as [[UInt8]])
    func invalidUTF8(bytes: [UInt8]) {
        let text = Array("\"0123456789".utf8) + bytes + Array("\"    ".utf8)
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        #expect(error == JSONError(.invalidUTF8, at: 11))
    }

    @Test("128 levels pass, 129 do not, and a million brackets are refused at once")
    func depth() {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        #expect(code(nested(128)) == nil)
        #expect(code(nested(129)) == .tooDeep)
        #expect(code(String(repeating: "[", count: 1_000_000)) == .tooDeep)
        #expect(code(String(repeating: "{\"a\":", count: 1_000_000)) == .tooDeep)
    }

    @Test("integers keep 64 bits, whole decimals count, fractions and larger ones are refused")
    func integers() throws {
        func int(_ text: String) throws(JSONError) -> Int {
            try JSONScanner.scan(text) { scanner throws(JSONError) in try scanner.int() }
        }
        #expect(try int("9223372036854775807") == .max)
        #expect(try int("-9223372036854775808") == .min)
        #expect(try int("2.0") == 2)
        #expect(try int("2e3") == 2000)
        #expect(throws: JSONError.self) { try int("9223372036854775808") }
        #expect(throws: JSONError.self) { try int("2.5") }
        #expect(throws: JSONError.self) { try int("1e400") }
        #expect(throws: JSONError.self) { try int("\"2\"") }
    }

    @Test("the range of a value is where it stands")
    func range() throws {
        let text = Array(#"{"a": [1, {"b": "]"}] }"#.utf8)
        var range: Range<Int>?
        try JSONScanner.scan(text) { scanner throws(JSONError) in
            try scanner.object { scanner, _ throws(JSONError) in range = try scanner.range() }
        }
        #expect(String(decoding: text[try #require(range)], as: UTF8.self) == #"[1, {"b": "]"}]"#)
    }
}
