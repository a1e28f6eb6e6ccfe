import Contracts
import Effects
import Synchronization

/// The world outside: it remembers what was applied, and may fail as the test says.
final class Outside: Sendable {
    enum Trouble: Sendable {
        case fails(EffectFailure.Kind)
        /// Applied, but the reply is lost.
        case applied
        /// Lost on the way there.
        case lost
    }

    struct Journal {
        var applied: [Effect] = []
        var sent = 0
        var lookUps = 0
    }

    private let journal = Mutex(Journal())
    private let trouble: @Sendable (_ sent: Int, Effect) -> Trouble?
    private let sending: @Sendable (Effect) async -> Void

    init(
        _ trouble: @escaping @Sendable (_ sent: Int, Effect) -> Trouble?,
        sending: @escaping @Sendable (Effect) async -> Void = { _ in }
    ) {
        self.trouble = trouble
        self.sending = sending
    }

    /// One where everything goes well.
    convenience init(sending: @escaping @Sendable (Effect) async -> Void = { _ in }) {
        self.init({ _, _ in nil }, sending: sending)
    }

    var applied: [Effect] { journal.withLock { $0.applied } }
    var ids: [String] { applied.map(\.effectID) }
    var sent: Int { journal.withLock { $0.sent } }
    var lookUps: Int { journal.withLock { $0.lookUps } }

    var port: EffectPort {
        EffectPort(
            send: { effect, _ throws(EffectFailure) in
                let number = self.journal.withLock { journal in
                    journal.sent += 1
                    return journal.sent
                }
                await self.sending(effect)
                switch self.trouble(number, effect) {
                case .fails(let kind): throw EffectFailure(kind, "trouble")
                case .lost: throw EffectFailure(.lost, "lost")
                case .applied:
                    self.apply(effect)
                    throw EffectFailure(.lost, "lost")
                case nil:
                    self.apply(effect)
                    return EffectResult(number: effect.number, commentID: "c-\(effect.effectID)")
                }
            },
            lookUp: { effect, _ throws(EffectFailure) in
                self.journal.withLock { journal in
                    journal.lookUps += 1
                    let isThere = journal.applied.contains { $0.effectID == effect.effectID }
                    return isThere ? EffectResult(number: effect.number) : nil
                }
            })
    }

    private func apply(_ effect: Effect) { journal.withLock { $0.applied.append(effect) } }
}
