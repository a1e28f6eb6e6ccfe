import Contracts
import Testing

@Suite("What commands ask for")
struct AskedTests {
    private func comment(_ command: String?, permission: String? = "triage", isBot: Bool = false) throws -> IssueChanged
    {
        IssueChanged(
            repository: try #require(RepositoryName("acme/dbt_cloud")), number: 42, action: .commented,
            actor: Actor(login: "ana", isBot: isBot, permission: permission), command: command,
            at: Timestamp(milliseconds: 0))
    }

    @Test(
        "a category or priority counts like setting its label",
        arguments: [
            ("category data_quality_issue", "category:data_quality_issue"), ("priority low", "priority:low"),
        ])
    func label(command: String, label: String) throws {
        let asked = try comment(command).asked
        #expect(asked.action == .labeled && asked.label == label && asked.command == nil)
        #expect(asked.actor.login == "ana" && asked.number == 42)
    }

    @Test("assign counts like assigning", arguments: ["assign @octo-cat", "assign octo-cat"])
    func assign(command: String) throws {
        let asked = try comment(command).asked
        #expect(asked.action == .assigned && asked.assignee == "octo-cat")
    }

    @Test(
        "anything else is itself",
        arguments: [
            nil, "", "category", "category nonsense", "priority urgent", "category data_quality_issue now", "close",
            "assign @", "assign @-x", "assign @a--b", "assign ../x", "assign @\(String(repeating: "a", count: 40))",
        ] as [String?])
    func other(command: String?) throws {
        let change = try comment(command)
        #expect(change.asked == change)
    }

    @Test(
        "triage permission and more may command, less and none may not, and a bot never",
        arguments: [
            ("triage", true), ("write", true), ("maintain", true), ("admin", true), ("read", false), ("none", false),
            ("Admin", false), ("", false), (nil, false),
        ] as [(String?, Bool)])
    func allowed(permission: String?, expected: Bool) throws {
        let change = try comment("priority low", permission: permission)
        #expect((change.asked != change) == expected && change.actor.mayCommand == expected)
        let bot = try comment("priority low", permission: permission, isBot: true)
        #expect(bot.asked == bot)
    }
}
