import AssignerCore
import Contracts
import Logging
import Platform
import ServiceLifecycle
import ServiceRuntime
import Streams

/// Counts from time to time who has how many open issues, from the placements themselves, and corrects what has drifted.
///
/// A difference is corrected only when two counts in a row find the same one: the first may have been made while something changed.
struct LoadRecount: ServiceLifecycle.Service {
    let platform: Platform
    let interval: Duration

    init(platform: Platform, interval: Duration = .seconds(3600)) {
        self.platform = platform
        self.interval = interval
    }

    /// Runs until graceful shutdown.
    func run() async throws {
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: interval) }
            guard !Task.isCancelled, !Task.isShuttingDownGracefully else { return }
            do {
                try await correct()
            } catch {
                platform.context.logger.warning("the load could not be counted", metadata: ["error": "\(error)"])
            }
        }
    }

    /// Corrects the load once; by how much each login's changed.
    @discardableResult
    func correct() async throws -> [String: Int64] {
        let first = try await drift()
        guard !first.isEmpty else { return [:] }
        let second = try await drift()
        let lasting = first.filter { second[$0.key] == $0.value }
        guard !lasting.isEmpty else { return [:] }
        let mutations = lasting.sorted { $0.key < $1.key }.map {
            Mutation.adjust(AssignerKeys.load, member: $0.key, by: $0.value)
        }
        _ = try await platform.store.commit([Step(mutations: mutations)])
        platform.context.logger.notice("the load was corrected", metadata: ["logins": "\(lasting.count)"])
        return lasting
    }

    /// What is missing in the load of each login.
    private func drift() async throws -> [String: Int64] {
        var real: [String: Int] = [:]
        var offset = 0
        while true {
            let page = try await platform.store.members(
                MemberQuery(AssignerKeys.counted, limit: 500, offset: offset))
            let records = try await platform.store.read(page.map { RecordKey($0.member) })
            for record in records {
                guard let data = record.data else { continue }
                for login in try ContractJSON.decode(Placement.self, from: data).counted ?? [] {
                    real[login, default: 0] += 1
                }
            }
            guard page.count == 500 else { break }
            offset += page.count
        }
        let noted = try await RosterReader(platform: platform).loads()
        var drift: [String: Int64] = [:]
        for login in Set(real.keys).union(noted.keys) {
            let change = Int64(real[login, default: 0]) - Int64(noted[login, default: 0])
            if change != 0 { drift[login] = change }
        }
        return drift
    }
}
