import Contracts
import Policy
import Testing

@testable import CorrelatorCore

@Suite("Which reactions answer a call, and when to look for them")
struct ReactionTests {
    private static func reaction(
        _ login: String, _ content: String = "eyes", at seconds: Int = 60, isBot: Bool = false
    ) -> Reaction {
        Reaction(
            content: content, actor: Actor(login: login, isBot: isBot), at: Given.now + .seconds(seconds))
    }

    private static func answers(_ reactions: [Reaction], _ alert: Alert) -> [String] {
        Reaction.answers(reactions, to: alert, AlertMachineTests.policy).map(\.actor.login)
    }

    @Test("owners come first, then whoever the policy names, then others by time, each once")
    func order() throws {
        let alert = try AlertMachineTests.apply(AlertMachineTests.raised(), nil, at: 0).alert
        let given = [
            Self.reaction("zoe", at: 1), Self.reaction("Max", at: 5), Self.reaction("ANA", at: 9),
            Self.reaction("ana", "heart", at: 11), Self.reaction("bert", at: 0),
        ]
        #expect(Self.answers(given, alert) == ["ANA", "Max", "bert", "zoe"])
        #expect(Self.reaction("Ana").isOwners(of: alert) && !Self.reaction("max").isOwners(of: alert))
    }

    @Test("a thumb down, confusion, a bot, and what was there before the call are no answers")
    func refused() throws {
        let alert = try AlertMachineTests.apply(AlertMachineTests.raised(), nil, at: 0).alert
        let given = [
            Self.reaction("a", "-1"), Self.reaction("b", "confused"), Self.reaction("c", isBot: true),
            Self.reaction("d", at: -2), Self.reaction(""),
        ]
        #expect(Self.answers(given, alert).isEmpty)
        let seen = try AlertMachineTests.apply(
            .acknowledged(actor: "ana", via: "slack", at: Given.at(5)), alert, at: 5)
        #expect(Self.answers([Self.reaction("ana", at: 400)], seen.alert).isEmpty)
    }

    @Test("it is looked for each minute at first, then more and more seldom, and ten seconds before each step")
    func schedule() throws {
        var alert = try AlertMachineTests.apply(AlertMachineTests.raised(), nil, at: 0).alert
        var now = Given.now
        var looks: [Timestamp] = []
        while now < Given.at(2 * 1440) {
            let machine = AlertMachine(
                policy: AlertMachineTests.policy, now: now, targets: [.slack], toldToday: 0, acts: true)
            let step = machine.nextStep(alert)
            let look = try #require(machine.nextLook(alert))
            if let step, step <= look {
                let then = AlertMachine(
                    policy: AlertMachineTests.policy, now: step, targets: [.slack], toldToday: 0, acts: true)
                alert = try #require(
                    then.apply(
                        .woke, to: alert, key: alert.key, in: alert.repository, id: Given.id(7))
                ).alert
                #expect(looks.contains(step - .seconds(10)), "\(step)")
                now = step
            } else {
                looks.append(look)
                now = look
            }
        }
        #expect(alert.round?.taken == 4)
        #expect(looks.first == Given.at(1))
        #expect(
            zip(looks, looks.dropFirst()).allSatisfy { $1.since($0) >= .seconds(60) && $1.since($0) <= .seconds(3660) })
        // A day's quiet costs two looks an hour at most.
        #expect(looks.count { $0 < Given.at(60) } <= 60 && looks.count { $0 >= Given.at(600) } <= 60)
    }

    @Test("where nothing is sent, and where an answer would stop nothing, there is no look")
    func never() throws {
        let made = try AlertMachineTests.apply(AlertMachineTests.raised(), nil, at: 0)
        #expect(made.look == .at(Given.at(1)))
        #expect(try AlertMachineTests.apply(.acted, made.alert, at: 1).look == .unchanged)
        #expect(try AlertMachineTests.apply(AlertMachineTests.raised(), nil, at: 0, acts: false).look == .never)
        let joined = try AlertMachineTests.apply(.joined(incident: "incident:1"), made.alert, at: 5)
        #expect(joined.look == .never)
        let over = try AlertMachineTests.apply(.resolved(reason: "green", byPeople: false), made.alert, at: 5)
        #expect(over.look == .never)
    }
}
