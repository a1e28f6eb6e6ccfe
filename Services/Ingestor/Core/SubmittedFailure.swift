package import Contracts

/// A failure that a script reports, as it goes on the stream.
package enum SubmittedFailure {
    /// The failure; what the script did not say is read from its text.
    package static func failure(_ request: SubmitFailureRequest, id: ULID, now: Timestamp) -> FailureObserved {
        let text = ObservedText(title: request.title, body: request.body)
        let given = request.environment.flatMap { $0.isKnown && $0 != .unknown ? $0 : nil }
        return FailureObserved(
            failureID: id, repository: request.repository, issue: request.issue, origin: request.origin ?? .api,
            title: text.title, body: text.body, environment: given ?? text.environment(isTrusted: false),
            job: request.job,
            run: request.run, nodes: request.nodes.isEmpty ? text.nodes : request.nodes.prefix(50).map(safe),
            error: text.error, systems: text.systems, fingerprint: text.fingerprint,
            occurredAt: request.occurredAt ?? now, observedAt: now)
    }

    private static func safe(_ node: FailedNode) -> FailedNode {
        var node = node
        node.message = node.message.map { ObservedText(title: "", body: $0).body }
        return node
    }
}
