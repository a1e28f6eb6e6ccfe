import Synchronization

/// Knows whether a service is ready: all checks succeed, and it is not draining.
package final class HealthRegistry: Sendable {
    /// A check that did not succeed.
    package struct Failure: Hashable, Sendable, Codable {
        /// The check's name.
        package let check: String
        /// Why.
        package let reason: String
    }

    private struct State {
        var checks: [HealthCheck] = []
        var isDraining = false
    }

    private let state = Mutex(State())
    private let timeout: Duration

    /// Checks that take longer than `timeout` of real time count as failed.
    package init(timeout: Duration = .seconds(2)) { self.timeout = timeout }

    /// Adds a check.
    package func add(_ check: HealthCheck) { state.withLock { $0.checks.append(check) } }

    /// From now on the service is not ready; idempotent.
    package func beginDrain() { state.withLock { $0.isDraining = true } }

    /// Whether it drains.
    package var isDraining: Bool { state.withLock(\.isDraining) }

    /// Runs all checks at once; empty when the service is ready, else the failures in the order of their names.
    package func failures() async -> [Failure] {
        let (checks, isDraining) = state.withLock { ($0.checks, $0.isDraining) }
        if isDraining { return [Failure(check: "drain", reason: "the service is shutting down")] }
        return await withTaskGroup(of: Failure?.self) { group in
            for check in checks {
                group.addTask { await self.failure(of: check) }
            }
            var failures: [Failure] = []
            for await failure in group {
                if let failure { failures.append(failure) }
            }
            return failures.sorted { $0.check < $1.check }
        }
    }

    private func failure(of check: HealthCheck) async -> Failure? {
        let timeout = timeout
        return await withTaskGroup(of: HealthCheck.Result?.self) { group in
            group.addTask { await check.check() }
            group.addTask {
                try? await Task.sleep(for: timeout)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            switch first {
            case .ok: return nil
            case .failed(let reason): return Failure(check: check.name, reason: reason)
            case nil: return Failure(check: check.name, reason: "no answer within \(timeout.spelled)")
            }
        }
    }
}
