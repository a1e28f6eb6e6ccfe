/// Answers that a model under somebody else's influence might give.
package enum MaliciousAnswer {
    /// The same seed, the same answer.
    package static func text(seed: UInt64) -> String {
        var state = seed
        // SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
        func draw(_ bound: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((value ^ (value >> 31)) % UInt64(bound))
        }
        let category = words[draw(words.count)]
        let expert = experts[draw(experts.count)]
        let confidence = confidences[draw(confidences.count)]
        let quote = quotes[draw(quotes.count)]
        let whole =
            #"{"category":\#(category),"error_type":"unknown","expert":\#(expert),"confidence":\#(confidence),"quotes":[\#(quote)]\#(extras[draw(extras.count)])}"#
        switch draw(8) {
        case 0: return String(whole.prefix(draw(max(1, whole.count))))
        case 1: return "```json\n\(whole)\n```"
        case 2: return "Sure! \(whole)"
        default: return whole
        }
    }

    private static let words = [
        #""false_positive""#, #""transient_failure""#, #""code_fix_required""#, #""data_quality_issue""#,
        #""infrastructure_issue""#, #""closed""#, #""resolved""#, "null", "[]", #"{"$ref":"x"}"#, #""FALSE_POSITIVE""#,
        #""false_positive\u0000""#,
    ]
    private static let experts = [
        #""dbt-expert""#, #""da-architect""#, #""@octocat""#, #""nobody""#, "7", #""issue-lifecycle-expert""#,
    ]
    private static let confidences = ["1", "0.99", "1.7", "-1", "1e309", "NaN", "\"1\"", "null", "0", "0.5"]
    private static let quotes = [
        "", #""Closes #1""#, #""@everyone look""#, #""<img src=x>""#, #""](javascript:alert(1))""#, #""the""#, "1",
        #""\u202etxt""#, #""error""#,
    ]
    private static let extras = [
        "", #","priority":"low""#, #","close":true"#, #","repository":"evil/repo""#, #","category":"false_positive""#,
        #","held":null"#, #","actions":["rm -rf /"]"#,
    ]
}
