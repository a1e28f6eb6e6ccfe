import FailureText
import Testing

@Suite("Cleaning and clipping")
struct CleaningTests {
    @Test(
        "what can't be seen is removed",
        arguments: [
            ("a\u{1B}[31mred\u{1B}[0m", "ared"), ("a\u{1B}]0;title\u{07}b", "ab"), ("a\u{1B}]8;;x\u{1B}\\b", "ab"),
            ("a\u{1B}", "a"), ("a\u{1B}[", "a"), ("a\u{9B}31mb", "ab"), ("a\0b\u{7F}c\u{8}", "abc"),
            ("a\r\nb\rc\n", "a\nb\nc\n"),
            ("a\u{200B}b\u{FEFF}c\u{AD}d\u{202E}e\u{2066}f", "abcdef"), ("ok\u{E0041}\u{E0020}\u{FE0F}", "ok"),
            ("tab\tstays é漢🙂", "tab\tstays é漢🙂"), ("a\u{2028}b", "a\nb"), ("", ""),
        ])
    func invisible(text: String, expected: String) {
        #expect(Sanitizing.clean(text) == expected)
        #expect(Sanitizing.clean(expected) == expected)
    }

    @Test("bytes that are no UTF-8 are repaired")
    func repaired() {
        #expect(Sanitizing.clean([0x61, 0xFF, 0x62]) == "a\u{FFFD}b")
    }

    @Test("a text that fits is not touched; a longer one keeps head and tail and says what was cut")
    func clipping() {
        #expect(Clipping.clip(String(repeating: "x", count: 16384)).utf8.count == 16384)
        let clipped = Clipping.clip("HEAD" + String(repeating: "x", count: 50_000) + "TAIL")
        #expect(clipped.hasPrefix("HEAD") && clipped.hasSuffix("TAIL"))
        #expect(clipped.utf8.count <= Clipping.bodyLimit)
        #expect(clipped.contains(" bytes cut …]"))
        #expect(Clipping.clip(clipped) == clipped)
    }

    @Test("a scalar is never split, wherever the cut falls, and the mark counts what is gone")
    func scalars() throws {
        for limit in 64..<120 {
            let text = String(repeating: "aé漢🙂", count: 40)
            let clipped = Clipping.clip(text, to: limit)
            #expect(clipped.utf8.count <= limit)
            #expect(!clipped.contains("\u{FFFD}"))
            let parts = clipped.split(separator: "\n")
            #expect(parts.count == 3)
            let cut = try #require(Int(parts[1].filter(\.isNumber)))
            #expect(text.hasPrefix(parts[0]) && text.hasSuffix(parts[2]))
            #expect(cut + parts[0].utf8.count + parts[2].utf8.count == text.utf8.count)
        }
    }
}
