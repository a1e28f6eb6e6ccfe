import Contracts
import CorrelatorCore
import Platform
import Policy
import ServiceRuntime
import Streams

extension CorrelatorHandler {
    /// Volume and recurrence, against the policy's thresholds and against what is usual.
    func count(_ failure: FailureClassified, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        let triggers = platform.policy.current.escalationTriggers
        try await countVolume(
            failure, CorrelatorKeys.volume(failure.repository), nil, triggers.highVolumeThreshold, &draft)
        // Of a node and an expert only what is far beyond the usual counts: the policy has no number for them.
        if let node = failure.nodes.first, node.resourceType != "workflow" {
            let key = CorrelatorKeys.usual("node", "\(failure.repository) \(node.uniqueID)")
            try await countVolume(failure, key, node.uniqueID, 0, &draft)
        }
        let expert = failure.verdict.expert.rawValue
        try await countVolume(failure, CorrelatorKeys.usual("expert", expert), expert, 0, &draft)
        try await countRecurrence(failure, envelope, threshold: triggers.recurringIssueThreshold, &draft)
    }

    private func countVolume(
        _ failure: FailureClassified, _ key: RecordKey, _ thing: String?, _ threshold: Int, _ draft: inout StepDraft
    ) async throws {
        var volume = try await draft.read(VolumeCount.self, key) ?? VolumeCount()
        if let finding = volume.add(failure.occurredAt, threshold: threshold) {
            let raised = Thresholds.volume(
                failure, finding, of: thing, id: platform.context.ids.next(), at: platform.now())
            try raise(raised, &draft)
        }
        try draft.put(key, volume, timeToLive: .seconds(90 * 86_400))
    }

    private func countRecurrence(
        _ failure: FailureClassified, _ envelope: Envelope, threshold: Int, _ draft: inout StepDraft
    ) async throws {
        let key = CorrelatorKeys.recurrence(failure.repository, failure.fingerprint)
        var recurrence = try await draft.read(RecurrenceCount.self, key) ?? RecurrenceCount()
        if let finding = recurrence.add(failure.failureID, at: failure.occurredAt, threshold: threshold) {
            let raised = Thresholds.recurrence(
                failure, finding, id: platform.context.ids.next(), at: platform.now())
            try raise(raised, &draft)
        }
        if recurrence.unusual == failure.failureID,
            let subject = try await draft.read(Subject.self, CorrelatorKeys.placed(failure.failureID))
        {
            try await markRecurring(subject, envelope, &draft)
        }
        try draft.put(key, recurrence, timeToLive: .seconds(30 * 86_400))
    }
}
