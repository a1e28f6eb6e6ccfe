import Contracts
import Policy

extension OwnerSearch {
    /// How far one goes to find somebody.
    private enum Reach: CaseIterable {
        /// Those who are at work, able and willing.
        case atWork
        /// Those who are able and willing.
        case able
        /// Those who have not passed it on.
        case willing
        /// Anybody.
        case anybody
    }

    /// The member of the expert who gets it, else one of who takes over from the expert, else one of any expert; nobody only where no
    /// expert has members.
    mutating func members(of expert: Expert) -> [Assignee] {
        let chain = chain(from: expert)
        for reach in Reach.allCases where reach != .atWork || !isUrgent {
            for role in chain {
                if let found = member(of: role, reach, for: expert) { return [found] }
            }
        }
        for role in Expert.known.sorted(by: isBefore) where !chain.contains(role) {
            let settings = policy.expert(role)
            let able = roster.candidates(settings, at: now).first { bar($0, capacity: settings.capacity) == nil }
            guard let found = able ?? roster.candidates(settings, at: now, evenUnable: true).first else { continue }
            note("members of \(role)", true, "\(expert) has nobody, and nobody takes over: never nobody")
            return [found]
        }
        return []
    }

    /// The architect sees across systems and is asked first.
    private func isBefore(_ left: Expert, _ right: Expert) -> Bool {
        (left == .daArchitect ? 0 : 1, left.rawValue) < (right == .daArchitect ? 0 : 1, right.rawValue)
    }

    private mutating func member(of role: Expert, _ reach: Reach, for expert: Expert) -> Assignee? {
        let settings = policy.expert(role)
        let rule = "members of \(role)"
        let isFirst = reach == (isUrgent ? .able : .atWork)
        guard !settings.members.isEmpty else {
            if isFirst { note(rule, false, "the policy names nobody") }
            return nil
        }
        let isAtWork = settings.hours.contains(now, in: settings.timeZone)
        let hours = "\(settings.hours) \(settings.timeZone)"
        let bars = settings.members.compactMap { bar($0, capacity: settings.capacity) }
        let able = roster.candidates(settings, at: now).first { bar($0, capacity: settings.capacity) == nil }
        switch reach {
        case .atWork:
            if isAtWork, let able {
                note(rule, true, choice(role, expert, bars))
                return able
            }
            note(rule, false, able == nil ? OwnerSearch.list(bars) : "outside their hours (\(hours))")
            return nil
        case .able:
            if let able {
                let when =
                    isAtWork
                    ? ""
                    : isUrgent
                        ? "; outside their hours (\(hours)), but it is critical"
                        : "; nobody who could take over is at work"
                note(rule, true, choice(role, expert, bars) + when)
                return able
            }
            if isUrgent { note(rule, false, OwnerSearch.list(bars)) }
            return nil
        case .willing, .anybody:
            let pool = roster.candidates(settings, at: now, evenUnable: true)
            guard let found = reach == .anybody ? pool.first : pool.first(where: { !isDeclined($0) }) else {
                return nil
            }
            let why = reach == .anybody ? "everybody is away, full or has passed it on" : "everybody is away or full"
            note(rule, true, "\(why): never nobody")
            return found
        }
    }

    private func choice(_ role: Expert, _ expert: Expert, _ bars: [String]) -> String {
        let why = role == expert ? "least open load, then rotation" : "fallback of \(expert)"
        return bars.isEmpty ? why : "\(why); \(OwnerSearch.list(bars))"
    }

    /// The expert, who takes over from it, who takes over from that one, and so on.
    private func chain(from expert: Expert) -> [Expert] {
        var chain: [Expert] = []
        var role: Expert? = expert
        while let current = role, !chain.contains(current) {
            chain.append(current)
            role = policy.expert(current).fallback
        }
        return chain
    }
}
