import JSONScan
import Testing

@Suite("The writer")
struct WriterTests {
    @Test("members keep their order, absent ones leave nothing behind")
    func members() {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("b", "x")
            writer.member("gone", ifPresent: String?.none)
            writer.member("a", -7)
            writer.member("r", 0.1)
            writer.member("t", true)
            writer.member("l", ["p", "q"])
            writer.key("o")
            writer.object { _ in }
            writer.key("n")
            writer.array { writer in
                writer.null()
                writer.raw(Array("{\"k\":1}".utf8))
                writer.array { _ in }
                writer.int(.min)
                writer.int(0)
            }
        }
        let expected =
            #"{"b":"x","a":-7,"r":0.1,"t":true,"l":["p","q"],"o":{},"n":[null,{"k":1},[],-9223372036854775808,0]}"#
        #expect(writer.text == expected)
        writer.reset()
        writer.bool(false)
        #expect(writer.text == "false")
    }

    @Test("quotes, backslashes and control characters are escaped, the rest stands")
    func escapes() {
        var writer = JSONWriter()
        writer.string("a\"b\\c\n\r\t\u{8}\u{C}\u{0}\u{1F}\u{7F}é🙂/ and a long plain tail that runs over words")
        let expected =
            #""a\"b\\c\n\r\t\b\f\u0000\u001f"# + "\u{7F}" + #"é🙂/ and a long plain tail that runs over words""#
        #expect(writer.text == expected)
    }

    @Test(
        "a finite number reads back as itself, any other is null",
        arguments: [0, -0.0, 1, 1e21, 1e-7, 2.5e-300, .greatestFiniteMagnitude, 0.1 + 0.2, 123_456_789.125])
    func doubles(number: Double) throws {
        var writer = JSONWriter()
        writer.double(number)
        #expect(try JSONScanner.scan(writer.bytes) { s throws(JSONError) in try s.double() } == number)
        for odd in [Double.infinity, -.infinity, .nan] {
            writer.reset()
            writer.double(odd)
            #expect(writer.text == "null")
        }
    }
}
