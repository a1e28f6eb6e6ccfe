import Contracts
import ResolverCore
import Testing

@Suite("Commands")
struct LifeCommandTests {
    @Test(
        "a command is read word by word",
        arguments: [
            ("close", .close), ("reopen", .reopen), ("close please", .close), ("hold", .hold(nil)),
            ("hold 2d", .hold(.seconds(172_800))), ("hold 12h", .hold(.seconds(43_200))),
            ("hold 1w", .hold(.seconds(604_800))), ("  hold   2d ", .hold(.seconds(172_800))),
        ] as [(String, LifeCommand)])
    func read(text: String, expected: LifeCommand) { #expect(LifeCommand(text) == expected) }

    @Test(
        "what is no command of ours is none",
        arguments: [
            "", "Close", "closed", "category x", "hold forever", "hold 0d", "hold -1d", "hold 366d", "hold 2m",
            "hold d",
            "hold 99999999999999999999d", "hold 2dd",
        ])
    func none(text: String) { #expect(LifeCommand(text) == nil) }
}
