import ClassifierAsking
import ClassifierCore
import Contracts
import Platform
import Streams

extension QuestionRunner {
    /// Asks what is behind a failure, and ends the question.
    func investigate(_ request: InvestigationRequest, _ taken: Taken, _ terms: Consultant.Terms) async throws {
        guard let memory = try await ending.memory(of: request.fingerprint) else {
            return try await ending.end(taken.question.id, fence: taken.lease, .init(advice: .missing(.invalid)))
        }
        let outcome = await consultant.investigate(
            memory, similar: ending.writer.recollection.similar(to: memory), terms)
        // Cut short by the shutdown: another replica asks again when the lease ends.
        if Task.isCancelled { return }
        try await ending.end(taken.question.id, fence: taken.lease, outcome)
    }
}

extension QuestionEnding {
    /// Gives the question its answer: with an opinion, or saying why there is none. A failure that is forgotten by now gets none.
    func answer(
        _ request: InvestigationRequest, _ outcome: Consultant.Outcome, _ draft: inout StepDraft
    ) async throws {
        let key = ClassifierKeys.memory(request.fingerprint)
        guard let memory = try await draft.read(FailureMemory.self, key) else { return }
        var missing: String?
        if outcome.opinion == nil, case .missing(let why) = outcome.advice { missing = why.rawValue }
        try InvestigationDesk.answer(
            request, memory, similar: writer.recollection.similar(to: memory), opinion: outcome.opinion,
            missing: missing, &draft)
    }
}
