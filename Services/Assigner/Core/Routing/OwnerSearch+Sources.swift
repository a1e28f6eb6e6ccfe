import Contracts
import Policy

extension OwnerSearch {
    /// Somebody whom a source names, with what it says of them.
    private struct Lead {
        let name: String
        let why: String
    }

    /// Files and nodes that are looked at.
    private static let most = 10

    /// The owner that a source leads to; `nil` when it names nobody who can take it.
    mutating func owner(from source: OwnerSource) -> Assignee? {
        let rule = source.rawValue
        if source != .lastFixer, category != .codeFixRequired, category != .dataQualityIssue {
            note(rule, false, "a \(category) is not for the owners of code and data")
            return nil
        }
        switch source {
        case .dbtOwner:
            return best(of: nodeLeads(), rule, none: "no failed node tells its owner or group")
        case .codeowners:
            guard let file = owners.codeOwners else {
                note(rule, false, "no CODEOWNERS was read")
                return nil
            }
            return best(of: fileLeads(file), rule, none: "it names nobody for what failed")
        case .lastFixer:
            let known = owners.fixers.filter { now < $0.at + Fixer.memory }
            let leads = known.prefix(OwnerSearch.most).map { fixer in
                Lead(
                    name: "@\(fixer.login)",
                    why:
                        "ended \(fixer.node.map { "a failure of \($0)" } ?? "the same failure") on \(fixer.at.rfc3339.prefix(10))"
                )
            }
            return best(of: leads, rule, none: "nobody is known to have ended it before")
        }
    }

    private func nodeLeads() -> [Lead] {
        owners.nodes.prefix(OwnerSearch.most).flatMap { node in
            [
                node.owner.map { Lead(name: $0, why: "owns \(node.id)") },
                node.group.map { Lead(name: $0, why: "is the group of \(node.id)") },
            ].compactMap { $0 }
        }
    }

    private func fileLeads(_ file: CodeOwners) -> [Lead] {
        var seen: Set<String> = []
        let paths = owners.nodes.compactMap(\.path).filter { seen.insert($0).inserted }
        return paths.prefix(OwnerSearch.most).flatMap { path -> [Lead] in
            guard let line = file.line(for: path) else { return [] }
            return line.owners.map { Lead(name: $0, why: "line \(line.number) (\(line.pattern)) gives it \(path)") }
        }
    }

    /// The user with the least open load, of equal ones the first; else the first team.
    private mutating func best(of leads: [Lead], _ rule: String, none: String) -> Assignee? {
        var passed: [String] = []
        var able: [(owner: Assignee, why: String)] = []
        for lead in leads {
            guard !policy.assignmentRules.isIgnored(lead.name) else {
                passed.append("\(OwnerSearch.clipped(lead.name)) is ignored")
                continue
            }
            guard let owner = known(lead.name) else {
                passed.append("\(OwnerSearch.clipped(lead.name)) is nobody that assignment_rules.people knows")
                continue
            }
            if let bar = bar(owner) {
                passed.append(bar)
            } else {
                able.append((owner, lead.why))
            }
        }
        let users = able.enumerated().filter { if case .user = $0.element.owner { true } else { false } }
        let least = users.min {
            (roster.load(of: $0.element.owner), $0.offset) < (roster.load(of: $1.element.owner), $1.offset)
        }?.element
        let tail = passed.isEmpty ? "" : "; " + OwnerSearch.list(passed)
        guard let found = least ?? able.first else {
            note(rule, false, passed.isEmpty ? none : OwnerSearch.list(passed))
            return nil
        }
        note(rule, true, "\(found.owner) \(OwnerSearch.clipped(found.why))" + tail)
        return found.owner
    }

    /// Who is behind a name: as `assignment_rules.people` says, or a login or team with its `@`, or a name that the experts or the rules
    /// have, too. Another bare word may be anything, so it is nobody's login.
    private func known(_ name: String) -> Assignee? {
        if let person = policy.assignmentRules.person(named: name) { return person }
        guard let assignee = Assignee(name) else { return nil }
        if name.hasPrefix("@") { return OwnerSearch.isOnGitHub(assignee) ? assignee : nil }
        let members = policy.experts.values.flatMap(\.members) + policy.assignmentRules.rules.flatMap(\.assign)
        return members.first { $0.description.lowercased() == assignee.description.lowercased() }
    }

    /// GitHub's own rule for logins and organisations: at most 39 characters, no hyphen at an end or beside another.
    static func isOnGitHub(_ assignee: Assignee) -> Bool {
        let name =
            switch assignee {
            case .user(let login): login.hasSuffix("[bot]") ? String(login.dropLast(5)) : login
            case .team(let organisation, _): organisation
            }
        return name.utf8.count <= 39 && !name.hasPrefix("-") && !name.hasSuffix("-") && !name.contains("--")
    }

    /// As for members of an expert, where the owner is one: the expert's capacity and, unless it is urgent, its hours hold.
    private func bar(_ owner: Assignee) -> String? {
        let roles = policy.experts.values.filter { settings in
            settings.members.contains { $0.description.lowercased() == owner.description.lowercased() }
        }
        if let bar = bar(owner, capacity: roles.map(\.capacity).max()) { return bar }
        guard !isUrgent, !roles.isEmpty, !roles.contains(where: { $0.hours.contains(now, in: $0.timeZone) }) else {
            return nil
        }
        return "\(owner) is outside the hours of work"
    }

    static func clipped(_ text: String) -> String { text.count > 120 ? text.prefix(120) + "…" : text }
}
