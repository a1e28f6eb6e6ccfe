import ClassifierAsking
import ClassifierCore
import Contracts
import Platform
import Policy
import ServiceRuntime
import Streams

/// Takes people's questions what is behind an issue: puts them to Claude where that is allowed, and answers the others at once from
/// what is remembered.
struct InvestigationDesk: Sendable {
    let platform: Platform
    let desk: QuestionDesk
    let recollection: Recollection

    /// Takes the question, if the activity is one and the issue's failure is known.
    func listen(_ change: IssueChanged, traceparent: String?, _ draft: inout StepDraft) async throws {
        guard change.asksToInvestigate else { return }
        let subject = Subject(change.repository, number: change.number)
        guard let pointer = try await draft.read(FingerprintPointer.self, ClassifierKeys.subject(subject)),
            let memory = try await draft.read(FailureMemory.self, ClassifierKeys.memory(pointer.fingerprint))
        else { return }
        let request = InvestigationRequest(
            subject: subject, fingerprint: pointer.fingerprint, askedBy: change.actor.login,
            byLabel: change.action == .labeled, at: change.at, traceparent: traceparent)
        let claude = platform.policy.current.classification.claude
        guard desk.consultant.client != nil, claude.consult != .never, claude.dailyBudgetUSD > 0 else {
            return try InvestigationDesk.answer(
                request, memory, similar: recollection.similar(to: memory), opinion: nil, missing: nil, &draft)
        }
        let key = QuestionKeys.question(request.id)
        if var open = try await draft.read(OpenQuestion.self, key) {
            // It is out already: the one answer serves whoever asked meanwhile.
            guard request.byLabel, open.investigation?.byLabel == false else { return }
            open.investigation?.byLabel = true
            return try draft.put(key, open, timeToLive: .seconds(3 * 86_400))
        }
        var question = OpenQuestion(
            id: request.id, members: [], askedAt: Timestamp.system(), occasion: "investigation")
        question.investigation = request
        try desk.put(question, &draft)
    }

    /// Appends the answer to a question.
    static func answer(
        _ request: InvestigationRequest, _ memory: FailureMemory, similar: [SimilarCase], opinion: CauseOpinion?,
        missing: String?,
        _ draft: inout StepDraft
    ) throws {
        let history = FailureHistory(
            fingerprint: memory.fingerprint, hits: max(0, memory.hits - 1), firstSeen: memory.firstSeen,
            lastSeen: memory.lastSeen, pattern: memory.ending?.pattern, endedAt: memory.ending?.at)
        let entry = FailureInvestigated(
            subject: request.subject, repository: request.subject.repository, fingerprint: request.fingerprint,
            history: history, similar: similar, opinion: opinion, missing: missing,
            askedBy: request.askedBy, askedByLabel: request.byLabel, at: request.at)
        try draft.append(
            .failureInvestigated, subject: request.subject.description, entry, traceparent: request.traceparent)
    }
}

extension Recollection {
    /// Past failures that resemble what is remembered of one.
    func similar(to memory: FailureMemory) -> [SimilarCase] {
        memory.features.map { similar(to: $0, excluding: memory.fingerprint) } ?? []
    }
}

extension ClassifierHandler {
    /// Takes a person's question what is behind an issue.
    func investigate(_ change: IssueChanged, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        try await InvestigationDesk(platform: platform, desk: desk, recollection: writer.recollection)
            .listen(change, traceparent: envelope.traceparent, &draft)
    }
}
