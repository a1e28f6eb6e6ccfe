package import ClassifierCore
package import Contracts
package import Streams

/// What of people's words the model has learnt, and an operator's way to have all of it learnt.
package struct PromotionBox: Sendable {
    private let store: StateStore
    private static let key = RecordKey(ModelPromotion.record)

    /// Reads and writes the workspace's state.
    package init(store: StateStore) { self.store = store }

    /// How it stands.
    package struct State: Codable, Sendable, Hashable {
        /// What all replicas go by.
        package let promotion: ModelPromotion
        /// Words that there are.
        package let words: Int
        /// Those that the model in use may learn.
        package let used: Int

        /// Whether the newest words were tried and not taken, and nobody has wished them in since.
        package var isRefused: Bool {
            guard let trial = promotion.trial, !trial.isTaken, used < words else { return false }
            return promotion.force.map { $0.through < trial.through } ?? true
        }

        /// For people.
        package var lines: [String] {
            var lines = ["words in use        \(used) of \(words)"]
            if let trial = promotion.trial {
                lines.append(
                    "last trial          \(State.percent(trial.after)) with \(trial.words) words, "
                        + "\(State.percent(trial.before)) for the model then in use: "
                        + (trial.isTaken ? "taken" : "refused") + ", \(trial.at.rfc3339)")
            }
            if let force = promotion.force {
                lines.append(
                    "forced              by \(force.actor), \(force.at.rfc3339), for words up to "
                        + Timestamp(milliseconds: force.through).rfc3339)
            }
            if isRefused {
                lines.append(
                    "the newest words are not used; switchyard evaluate --promote --force uses them all the same")
            } else if used < words {
                lines.append("the newest words are learnt, or tried, within a minute or two")
            }
            return lines
        }

        private static func percent(_ share: Double) -> String {
            let tenths = Int((share * 1000).rounded())
            return "\(tenths / 10).\(tenths % 10) %"
        }
    }

    /// How it stands.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`, `malformedRecord`).
    package func state() async throws -> State {
        let (promotion, _) = try await read()
        return try await state(promotion)
    }

    /// Has every replica use the words that there are now, whatever a trial says; newer ones are tried again.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`, `malformedRecord`).
    package func force(by actor: String, at moment: Timestamp) async throws -> State {
        // Another writer's change in between only means that it is read again.
        for _ in 0..<20 {
            let newest = try await store.members(MemberQuery(PromotionBox.index, limit: 1, descending: true)).first
            let (promotion, version) = try await read()
            guard let newest, newest.score > promotion.takenThrough else { return try await state(promotion) }
            let next = promotion.forced(through: newest.score, by: actor, at: moment)
            let step = Step(
                expected: [PromotionBox.key: version],
                mutations: [.put(PromotionBox.key, try ContractJSON.encode(next), timeToLive: nil)])
            if case .committed = try await store.commit([step])[0] { return try await state(next) }
        }
        throw StreamsError(.unavailable, "the record is changing all the time; try again")
    }

    private static let index = IndexName(ModelPromotion.words)

    private func read() async throws -> (ModelPromotion, Int64) {
        let record = try await store.read([PromotionBox.key])[0]
        guard let data = record.data else { return (ModelPromotion(), record.version) }
        return (try ContractJSON.decode(ModelPromotion.self, from: data), record.version)
    }

    private func state(_ promotion: ModelPromotion) async throws -> State {
        let words = try await store.count(PromotionBox.index)
        let newer = try await store.members(
            MemberQuery(PromotionBox.index, from: promotion.takenThrough + 1, limit: 10_000))
        return State(promotion: promotion, words: words, used: max(0, words - newer.count))
    }
}
