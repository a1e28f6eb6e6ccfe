import ClassifierCore
import Contracts
import Platform
import ServiceHTTP
import Streams

/// Takes and lists what is said of verdicts.
struct FeedbackRPC: Sendable {
    let platform: Platform

    var methods: [RPCMethod] {
        [
            RPCMethod("ClassifierService", "RecordFeedback", "Takes a person's word on a failure.") {
                (request: RecordFeedbackRequest, _) in try await record(request)
            },
            RPCMethod(
                "ClassifierService", "ListFeedback", "Lists what people and outcomes said of verdicts, newest first."
            ) { (request: ListFeedbackRequest, _) in try await list(request) },
        ]
    }

    func list(_ request: ListFeedbackRequest) async throws -> ListFeedbackResponse {
        let page = try PageRequest(size: request.pageSize, token: request.pageToken)
        let members = try await platform.store.members(
            MemberQuery(FeedbackList.index, limit: page.size, offset: page.offset, descending: true))
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        let memories = try await draft.read(
            FailureMemory.self, members.map { ClassifierKeys.memory(Fingerprint(rawValue: $0.member)) })
        return ListFeedbackResponse(
            feedback: memories.compactMap { $0?.feedback }, nextPageToken: page.next(members.count))
    }

    private func record(_ request: RecordFeedbackRequest) async throws -> RecordFeedbackResponse {
        guard !request.actor.isEmpty, request.actor.utf8.count <= 100 else {
            throw ConnectError(.invalidArgument, "actor: expected 1…100 characters")
        }
        let withdraws = request.withdraw == true
        guard withdraws != (request.category != nil || request.expert != nil) else {
            throw ConnectError(.invalidArgument, "set category or expert, or withdraw alone")
        }
        if let category = request.category, !Category.known.contains(category) {
            throw ConnectError(
                .invalidArgument, "category: expected \(Category.known.map(\.rawValue).joined(separator: ", "))")
        }
        if let expert = request.expert, !Expert.known.contains(expert) {
            throw ConnectError(
                .invalidArgument, "expert: expected \(Expert.known.map(\.rawValue).joined(separator: ", "))")
        }
        let word = FailureMemory.Correction(
            category: request.category, expert: request.expert, actor: request.actor, at: platform.now())
        // Another writer's change in between only means that it is read again.
        for _ in 0..<20 {
            var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
            let fingerprint = try await FingerprintPointer.find(request.fingerprint, request.subject, nil, &draft)
            let key = ClassifierKeys.memory(fingerprint)
            guard let memory = try await draft.read(FailureMemory.self, key) else {
                throw ConnectError(.notFound, "\(fingerprint) is not remembered")
            }
            let next = withdraws ? memory.withdrawn() : memory.corrected(by: word)
            let subject = request.subject ?? memory.subject
            if let subject {
                try FeedbackList.keep(next, after: memory, on: subject, at: word.at, now: word.at, &draft)
            } else {
                try draft.put(key, next, timeToLive: ClassifierKeys.memorySpan)
            }
            if case .committed = try await platform.store.commit([draft.step])[0] {
                return RecordFeedbackResponse(fingerprint: fingerprint, accepted: next != memory)
            }
        }
        throw ConnectError(.aborted, "the failure is changing all the time; try again")
    }
}
