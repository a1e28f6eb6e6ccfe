import Policy
import Testing

/// Numbers that are the same in every run (SplitMix64: G. Steele and others, OOPSLA 2014).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

@Suite("Any text")
struct FuzzTests {
    @Test("a mutated example is read or refused with places inside it, and what is read round-trips", arguments: 1...8)
    func mutations(seed: Int) throws {
        var random = SplitMix(state: UInt64(seed))
        let example = try Project.example()
        var accepted = 0
        for _ in 0..<100 {
            let text = mutate(example, &random)
            do throws(PolicyProblems) {
                let policy = try Policy.load(yaml: text, file: "f")
                accepted += 1
                let again = try Policy.load(yaml: policy.canonicalText(), file: "f")
                #expect(again == policy, "\(text)")
            } catch {
                let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count
                #expect(!error.problems.isEmpty)
                for problem in error.problems {
                    #expect((1...(lines + 1)).contains(problem.line) && problem.column > 0, "\(problem)\n\(text)")
                    #expect(!problem.message.isEmpty)
                }
            }
        }
        #expect(accepted > 5)
    }

    private func mutate(_ example: String, _ random: inout SplitMix) -> String {
        var lines = example.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let line = lines.indices.randomElement(using: &random) ?? 0
            switch Int.random(in: 0..<5, using: &random) {
            case 0: lines.remove(at: line)
            case 1: lines.insert(lines[lines.indices.randomElement(using: &random) ?? 0], at: line)
            case 2:
                guard let column = lines[line].indices.randomElement(using: &random) else { continue }
                lines[line].remove(at: column)
            case 3:
                guard let column = lines[line].indices.randomElement(using: &random) else { continue }
                lines[line][column] =
                    Array("{}[]:,-*&!|>'\"#%@` \ta0\u{E9}\u{1F600}\u{2028}\u{7}").randomElement(using: &random) ?? "x"
            default:
                let other = lines.indices.randomElement(using: &random) ?? 0
                lines.swapAt(line, other)
            }
        }
        return lines.map { String($0) }.joined(separator: "\n")
    }
}
