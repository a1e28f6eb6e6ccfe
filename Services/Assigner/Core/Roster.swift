package import Contracts
package import Policy

/// Who is behind the experts and how much each has to do, as it stands when a failure is placed.
package struct Roster: Sendable {
    /// Open issues by login.
    package var openLoad: [String: Int]
    /// Logins that take no new issues.
    package var unavailable: Set<String>

    /// Made of its parts.
    package init(openLoad: [String: Int] = [:], unavailable: Set<String> = []) {
        self.openLoad = openLoad
        self.unavailable = unavailable
    }

    /// The members of the expert who may get an issue now, the right one first: those with the least open load, then by
    /// rotation, which moves on with each period of the policy.
    ///
    /// - Parameter evenUnable: takes also members who are unavailable or full; else they are left out.
    package func candidates(_ policy: ExpertPolicy, at now: Timestamp, evenUnable: Bool = false) -> [Assignee] {
        let pool = policy.members.filter { member in
            guard case .user(let login) = member, !evenUnable else { return true }
            return !unavailable.contains(login) && openLoad[login, default: 0] < policy.capacity
        }
        guard !pool.isEmpty else { return [] }
        let turn = Roster.period(of: policy.rotation, at: now) % pool.count
        let rotated = Array(pool[turn...] + pool[..<turn])
        return rotated.enumerated().sorted { left, right in
            (load(left.element), left.offset) < (load(right.element), right.offset)
        }.map(\.element)
    }

    private func load(_ member: Assignee) -> Int {
        guard case .user(let login) = member else { return 0 }
        return openLoad[login, default: 0]
    }

    private static func period(of rotation: Rotation, at now: Timestamp) -> Int {
        let days = now.milliseconds.floorDivided(by: 86_400_000)
        switch rotation {
        case .daily: return Int(days)
        // 1970-01-05 was a Monday.
        case .weekly: return Int((days - 4).floorDivided(by: 7))
        case .none: return 0
        }
    }
}
