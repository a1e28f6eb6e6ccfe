import AssignerCore
import Contracts
import Platform
import Streams

/// Reads who is loaded and who is away, as it stands.
struct RosterReader: Sendable {
    let platform: Platform

    func roster() async throws -> Roster {
        let loads = try await loads()
        let away = try await absent()
        return Roster(openLoad: loads, unavailable: Set(away.keys))
    }

    /// Open issues by login.
    func loads() async throws -> [String: Int] {
        let loads = try await platform.store.members(MemberQuery(AssignerKeys.load, limit: 10_000))
        return Dictionary(loads.map { ($0.member, Int($0.score)) }, uniquingKeysWith: +)
    }

    /// Who is away, and until when.
    func absent() async throws -> [String: Timestamp] {
        let now = platform.now().milliseconds
        let away = try await platform.store.members(MemberQuery(AssignerKeys.unavailable, from: now, limit: 1000))
        return Dictionary(
            away.map { ($0.member, Timestamp(milliseconds: $0.score)) }, uniquingKeysWith: { max($0, $1) })
    }
}
