package import Contracts
package import Policy

/// Who is behind the experts and how much each has to do, as it stands when a failure is placed. Logins are compared as GitHub does:
/// without regard to upper and lower case.
package struct Roster: Sendable {
    /// Open issues by login in lower case.
    private let openLoad: [String: Int]
    /// Logins in lower case that take no new issues.
    private let unavailable: Set<String>

    /// Made of open issues by login and the logins that take no new ones.
    package init(openLoad: [String: Int] = [:], unavailable: Set<String> = []) {
        self.openLoad = Dictionary(openLoad.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: +)
        self.unavailable = Set(unavailable.map { $0.lowercased() })
    }

    /// Open issues of a user; of a team none are known.
    package func load(of member: Assignee) -> Int {
        guard case .user(let login) = member else { return 0 }
        return openLoad[login.lowercased(), default: 0]
    }

    /// Why somebody takes no new issue; `nil` for who may get one, and always for a team.
    ///
    /// - Parameter capacity: how many open issues one can hold; `nil` for who has no limit.
    package func bar(_ member: Assignee, capacity: Int?) -> String? {
        guard case .user(let login) = member else { return nil }
        if unavailable.contains(login.lowercased()) { return "is away" }
        guard let capacity, load(of: member) >= capacity else { return nil }
        return "is full (\(load(of: member)) open)"
    }

    /// The members of the expert who may get an issue now, the right one first: those with the least open load, then by
    /// rotation, which moves on with each period of the policy, by the calendar of its time zone.
    ///
    /// - Parameter evenUnable: takes also members who are away or full; else they are left out.
    package func candidates(_ policy: ExpertPolicy, at now: Timestamp, evenUnable: Bool = false) -> [Assignee] {
        let pool = policy.members.filter { evenUnable || bar($0, capacity: policy.capacity) == nil }
        guard !pool.isEmpty else { return [] }
        let period = Roster.period(of: policy.rotation, on: policy.timeZone.local(now).date.daysSinceEpoch)
        let turn = (period % pool.count + pool.count) % pool.count
        let rotated = Array(pool[turn...] + pool[..<turn])
        return rotated.enumerated().sorted { left, right in
            (load(of: left.element), left.offset) < (load(of: right.element), right.offset)
        }.map(\.element)
    }

    private static func period(of rotation: Rotation, on day: Int64) -> Int {
        switch rotation {
        case .daily: return Int(day)
        // 1970-01-05 was a Monday.
        case .weekly: return Int((day - 4).floorDivided(by: 7))
        case .none: return 0
        }
    }
}
