import ClassifierCore
import Contracts
import Logging
import Platform
import Policy
import ServiceLifecycle
import ServiceRuntime
import Streams

/// Keeps the process's recollection and what is stored alike: reads what other replicas and earlier lives stored, stores new
/// templates, and forgets what is too old or too much.
struct Remembering: ServiceLifecycle.Service {
    let platform: Platform
    let recollection: Recollection
    /// Real time between two looks.
    var interval = Duration.seconds(1)
    /// Clusters that are kept.
    static let templates = 4096

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var follower = Follower()
            while true {
                do {
                    try await keepUp(&follower)
                } catch is CancellationError {
                    return
                } catch {
                    platform.context.logger.warning("remembering failed", metadata: ["error": "\(error)"])
                }
                try await Task.sleep(for: interval)
            }
        }
    }

    /// Where both indexes were left.
    struct Follower {
        var memories = IndexFollower(ClassifierKeys.memories)
        var templates = IndexFollower(ClassifierKeys.templates)
    }

    /// Reads all that is new and stores what is not stored yet.
    func keepUp(_ follower: inout Follower) async throws {
        try await save()
        var isMore = true
        while isMore {
            let page = try await follower.templates.next(platform.store)
            recollection.take(try await read(TemplateRecord.self, page.members.map(ClassifierKeys.template)))
            isMore = page.isMore
        }
        isMore = true
        while isMore {
            let page = try await follower.memories.next(platform.store)
            recollection.take(
                try await read(
                    FailureMemory.self, page.members.map { ClassifierKeys.memory(Fingerprint(rawValue: $0)) }))
            isMore = page.isMore
            try Task.checkCancellation()
        }
        try await forget()
    }

    private func read<Value: Decodable>(_ type: Value.Type, _ keys: [RecordKey]) async throws -> [Value] {
        guard !keys.isEmpty else { return [] }
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        return try await draft.read(type, keys).compactMap { $0 }
    }

    /// Stores templates that this process made or made more general.
    private func save() async throws {
        let (changed, forgotten) = recollection.changes()
        guard !changed.isEmpty || !forgotten.isEmpty else { return }
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        let now = platform.now().milliseconds
        for record in changed {
            try draft.put(
                ClassifierKeys.template(record.id.rawValue), record, timeToLive: ClassifierKeys.memorySpan)
            draft.add(.enlist(ClassifierKeys.templates, member: record.id.rawValue, score: now))
        }
        for id in forgotten {
            draft.add(.delete(ClassifierKeys.template(id.rawValue)))
            draft.add(.strike(ClassifierKeys.templates, member: id.rawValue))
        }
        do {
            _ = try await platform.store.commit([draft.step])
        } catch {
            recollection.giveBack(changed)
            throw error
        }
    }

    /// Strikes from the index what has expired, and the oldest of what is more than may be remembered.
    private func forget() async throws {
        let start = (platform.now() - ClassifierKeys.memorySpan).milliseconds
        let excess =
            try await platform.store.count(ClassifierKeys.memories)
            - platform.policy.current.classification.rememberedFailures
        var old = try await platform.store.members(
            MemberQuery(ClassifierKeys.memories, through: start, limit: 500))
        if excess > 0, old.isEmpty {
            old = try await platform.store.members(MemberQuery(ClassifierKeys.memories, limit: min(500, excess)))
        }
        guard !old.isEmpty else { return }
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        for member in old { draft.add(.strike(ClassifierKeys.memories, member: member.member)) }
        _ = try await platform.store.commit([draft.step])
    }
}
