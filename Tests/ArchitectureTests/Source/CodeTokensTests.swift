import Testing

@Suite("Tokens of code")
struct CodeTokensTests {
    private func texts(_ code: String) -> [String] { CodeTokens.tokens(of: code).map(\.text) }

    @Test("comments and strings say nothing")
    func silence() {
        #expect(texts("a // try! b\n/* as! /* nested */ c */ d") == ["a", "d"])
        #expect(texts(#"x = "try! \" // no" + y"#) == ["x", "=", "\"", "+", "y"])
        #expect(texts(##"x = #"a " \(b) "# + y"##) == ["x", "=", "\"", "+", "y"])
        #expect(texts("x = \"\"\"\n  \"quoted\" public\n  \"\"\" + y") == ["x", "=", "\"", "+", "y"])
        #expect(texts("\"open").last == "\"" && texts("/* open").isEmpty)
    }

    @Test("what a string interpolates is code")
    func interpolation() {
        #expect(texts(#""a \(b(c) + "\(d)") e""#) == ["b", "(", "c", ")", "+", "d", "\"", "\""])
        #expect(texts(##"#"a \#(b) \(c)"#"##) == ["b", "\""])
    }

    @Test("tokens know their line and whether a space stands before them")
    func places() {
        let tokens = CodeTokens.tokens(of: "a!\n\nb !c \"\"\"\n\n\"\"\"!")
        #expect(tokens.map(\.line) == [1, 1, 3, 3, 3, 3, 5])
        #expect(tokens.map(\.isAdjacent) == [false, true, false, false, true, false, true])
    }

    @Test("attributes, directives and words of any script are one token each")
    func words() {
        #expect(texts("@main #if naïve `default` 0x1F") == ["@main", "#if", "naïve", "`default`", "0x1F"])
    }
}
