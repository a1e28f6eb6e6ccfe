import Contracts
import Notify

extension EffectPort {
    /// The way to a target where a write that is sent again does no harm: one whose reply was lost is sent again and not looked for.
    static func repeatable(
        _ send: @escaping @Sendable (Effect) async throws(NotifyError) -> EffectResult
    ) -> EffectPort {
        EffectPort(
            send: { effect, _ throws(EffectFailure) in
                do throws(NotifyError) { return try await send(effect) } catch {
                    throw error.code == .lost
                        ? EffectFailure(.pause(.seconds(5)), error.message) : EffectFailure(error)
                }
            }, lookUp: { _, _ throws(EffectFailure) in nil })
    }
}
