import AssignerCore
import ClassifierCore
import Contracts
import Policy
import ResolverCore

extension PolicyReplay {
    mutating func observe(_ run: RunFinished, at moment: Timestamp) {
        var subjects: Set<Subject> = []
        for node in run.nodes {
            var names = [node.uniqueID]
            let parts = node.uniqueID.split(separator: ".")
            if parts.count >= 3 { names.append(NodeIdentity.short(type: String(parts[0]), name: String(parts[2]))) }
            for name in names {
                let key = WatchKey(repository: run.repository, environment: run.environment, node: name)
                subjects.formUnion(watchers[key] ?? [])
            }
        }
        for subject in subjects.sorted() {
            // What ran after the close changes nothing, and a log of it costs more than all the rest.
            guard let life = lives[subject], life.closedAt.map({ run.finishedAt < $0 }) ?? true else { continue }
            learn(LifeFact(run.about(life.watched), id: nextFact()), of: subject, at: moment)
        }
    }

    mutating func observe(_ change: IssueChanged, at moment: Timestamp) {
        if change.action == .pullRequestMerged {
            for number in change.pullRequest?.closes ?? [] {
                let subject = Subject(change.repository, number: number)
                guard lives[subject] != nil else { continue }
                learn(LifeFact(change, id: nextFact()), of: subject, at: moment)
            }
            return
        }
        let subject = Subject(change.repository, number: change.number)
        if let key = keys[subject], let placement = placements[key], placement.placed.subject == subject,
            let next = PlacementChange.apply(change.asked, to: placement)
        {
            placements[key] = next
        }
        guard lives[subject] != nil else { return }
        learn(LifeFact(change, id: nextFact()), of: subject, at: moment)
    }

    mutating func observe(_ incident: IncidentChanged, at moment: Timestamp) {
        let concerned = Set(incident.members.map(\.subject) + incident.departed.map(\.subject))
        for subject in concerned.sorted() where lives[subject] != nil {
            learn(LifeFact(incident, of: subject, id: nextFact()), of: subject, at: moment)
        }
    }

    /// Takes over a decision: the life, who watches, the timer, and what is counted of it.
    mutating func take(_ decision: LifeDecision, at moment: Timestamp) {
        let life = decision.life
        let before = lives[life.subject]
        lives[life.subject] = life
        watch(life, before: before)
        timers.set(life.subject, at: machine(at: moment).nextWake(life))
        for (kind, _) in decision.escalations {
            issues[life.subject]?.escalations.append(.init(at: moment, kind: kind))
        }
        for (type, outcome) in decision.announced {
            if let key = keys[life.subject], let placement = placements[key] {
                placements[key] = PlacementChange.apply(type, outcome, to: placement, at: moment)
            }
            if type == .issueResolved, let pattern = outcome.pattern, life.closedBy == nil {
                issues[life.subject]?.closes.append(.init(at: moment, pattern: pattern))
            }
        }
    }

    private mutating func watch(_ life: IssueLife, before: IssueLife?) {
        let nodes = { (life: IssueLife) in life.isClosed && life.reopenUntil == nil ? [] : life.watched }
        let (old, new) = (before.map(nodes) ?? [], nodes(life))
        guard old != new else { return }
        let watched = Set(new)
        let environment = life.environment == .unknown ? .production : life.environment
        for node in Set(old).union(watched) {
            let key = WatchKey(repository: life.repository, environment: environment, node: node)
            if watched.contains(node) {
                watchers[key, default: []].insert(life.subject)
            } else {
                watchers[key]?.remove(life.subject)
            }
        }
    }

    /// Counts the question that Claude would be asked about a new fingerprint.
    mutating func count(_ failure: FailureClassified, _ known: Placement?) {
        guard known == nil, !asked.contains(failure.fingerprint) else { return }
        var local = failure.verdict
        if let consultation = failure.consultation {
            local.engine = .model
            local.category = consultation.localCategory
            local.confidence = consultation.localConfidence
        }
        guard local.engine == .model,
            case .ask = ConsultRule.decide(
                local, memory: nil, isStructured: false, policy: policy.classification.claude)
        else { return }
        asked.insert(failure.fingerprint)
        questions += 1
    }
}
