import ClassifierCore
import Contracts
import Synchronization

/// What this process has at hand of past failures: clusters of errors that differ in free words, and an index of similar
/// failures. Both follow what is stored, so that replicas agree after a moment; nothing is lost when a process ends.
final class Recollection: Sendable {
    /// Similar cases that a verdict tells of.
    static let most = 3
    /// Below it two failures have little more in common than that both failed.
    static let least = 0.3

    private let state: Mutex<State>

    private struct State {
        var tree: TemplateTree
        var similar: SimilarFailures
        var unsaved: [TemplateID: TemplateRecord] = [:]
        var forgotten: Set<TemplateID> = []
    }

    /// Holds at most `failures` past failures and `templates` clusters.
    init(failures: Int, templates: Int) {
        state = Mutex(
            State(tree: TemplateTree(capacity: templates), similar: SimilarFailures(capacity: failures)))
    }

    /// The cluster of a failure's error; `nil` when there is too little text to tell by. Asked twice it answers the same.
    ///
    /// The titles of runs are Switchyard's own. Where one had to stand in for the error, because no line of the log tells it, all
    /// failures of such runs would be alike, whatever they are.
    func cluster(of failure: FailureObserved) -> TemplateID? {
        let isOwnTitle = [.dbtCloud, .githubActions].contains(failure.origin)
        if isOwnTitle, failure.error.lines.first == failure.title { return nil }
        let tokens = TemplateTokens(family: failure.error.family, lines: failure.error.lines)
        guard tokens.isTelling else { return nil }
        return state.withLock { state in
            let match = state.tree.place(tokens)
            if let changed = match.changed { state.unsaved[changed.id] = changed }
            for id in match.forgotten {
                state.unsaved[id] = nil
                state.forgotten.insert(id)
            }
            return match.id
        }
    }

    /// Past failures that resemble a new one, the most similar first.
    func similar(to failure: FailureObserved) -> [SimilarCase] {
        let features = FailureFeatures(failure)
        return similar(to: features, excluding: failure.fingerprint)
    }

    /// Past failures with such features, but the one of a fingerprint.
    func similar(to features: FailureFeatures, excluding fingerprint: Fingerprint) -> [SimilarCase] {
        state.withLock {
            $0.similar.nearest(
                to: features, count: Recollection.most, least: Recollection.least, excluding: fingerprint)
        }.map(\.contract)
    }

    /// Past failures at hand.
    var count: Int { state.withLock { $0.similar.count } }

    /// Takes in what is stored of past failures.
    func take(_ memories: [FailureMemory]) {
        state.withLock { state in
            for failure in memories.compactMap(\.remembered) { state.similar.add(failure) }
        }
    }

    /// Takes in stored templates.
    func take(_ records: [TemplateRecord]) {
        state.withLock { state in for record in records { state.tree.take(record) } }
    }

    /// Templates that are not stored yet, and clusters whose templates can go; they are this caller's from now on.
    func changes() -> (changed: [TemplateRecord], forgotten: [TemplateID]) {
        state.withLock { state in
            defer {
                state.unsaved = [:]
                state.forgotten = []
            }
            return (
                state.unsaved.values.sorted { $0.id.rawValue < $1.id.rawValue },
                state.forgotten.sorted {
                    $0.rawValue < $1.rawValue
                }
            )
        }
    }

    /// Gives back what could not be stored.
    func giveBack(_ records: [TemplateRecord]) {
        state.withLock { state in
            for record in records where state.unsaved[record.id] == nil { state.unsaved[record.id] = record }
        }
    }
}
