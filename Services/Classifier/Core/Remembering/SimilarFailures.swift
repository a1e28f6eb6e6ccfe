package import Contracts

/// An index of remembered failures that finds the most similar ones.
///
/// An inverted index: for every feature the failures that have it. A feature weighs more the fewer failures have it, so a
/// look-up walks the lists of the rarest features of the new failure first, up to ``budget`` entries in all, and compares
/// exactly with those that collected most. Memory is bounded by `capacity`: beyond it the failure that was added longest
/// ago goes. Equal additions in equal order find equal neighbours on every machine.
package struct SimilarFailures: Sendable {
    /// Lists; features that share one are told apart when compared.
    static let listBits: UInt64 = 17
    /// Entries of lists that one look-up may read.
    static let budget = 300_000
    /// Failures that one look-up compares exactly.
    static let candidates = 256

    /// The most failures that are kept.
    package let capacity: Int
    var failures: [RememberedFailure?] = []
    /// When a slot was filled, counted in additions.
    var stamps: [Int] = []
    /// Slots by feature list.
    var lists = [[Int32]](repeating: [], count: 1 << Int(listBits))
    private var slots: [Fingerprint: Int32] = [:]
    private var free: [Int32] = []
    private var additions = 0
    private var recency = RecencyList()

    /// An empty index for at most `capacity` failures, at least one.
    package init(capacity: Int = 100_000) {
        self.capacity = max(1, capacity)
    }

    /// The index over stored failures, the later ones being the newer.
    package init(capacity: Int = 100_000, failures: some Sequence<RememberedFailure>) {
        self.init(capacity: capacity)
        for failure in failures { add(failure) }
    }

    /// Failures that are kept.
    package var count: Int { slots.count }

    /// The failures that are kept, oldest first: a snapshot to build the index from.
    package var snapshot: [RememberedFailure] { recency.slots.compactMap { failures[Int($0)] } }

    /// What is remembered under a fingerprint.
    package subscript(fingerprint: Fingerprint) -> RememberedFailure? {
        slots[fingerprint].flatMap { failures[Int($0)] }
    }

    /// Remembers a failure in the place of what had its fingerprint.
    ///
    /// - Returns: the fingerprint that was forgotten to make room.
    @discardableResult
    package mutating func add(_ failure: RememberedFailure) -> Fingerprint? {
        remove(failure.fingerprint)
        var forgotten: Fingerprint?
        if count >= capacity, let oldest = failures[Int(recency.oldest)] {
            forgotten = oldest.fingerprint
            remove(oldest.fingerprint)
        }
        let slot = free.popLast() ?? Int32(failures.count)
        if Int(slot) == failures.count {
            failures.append(nil)
            stamps.append(0)
        }
        failures[Int(slot)] = failure
        additions += 1
        stamps[Int(slot)] = additions
        slots[failure.fingerprint] = slot
        recency.insert(slot)
        for feature in failure.features.hashes { lists[SimilarFailures.list(feature)].append(slot) }
        return forgotten
    }

    /// Says how a failure ended, keeping its place; what is not remembered stays so.
    package mutating func end(
        _ fingerprint: Fingerprint, category: Category? = nil, pattern: ResolutionPattern?, issue: Int? = nil
    ) {
        guard let slot = slots[fingerprint], var failure = failures[Int(slot)] else { return }
        failure.category = category ?? failure.category
        failure.pattern = pattern
        failure.issue = issue ?? failure.issue
        failures[Int(slot)] = failure
    }

    /// Forgets a failure, if it is remembered.
    package mutating func remove(_ fingerprint: Fingerprint) {
        guard let slot = slots.removeValue(forKey: fingerprint), let failure = failures[Int(slot)] else { return }
        for feature in failure.features.hashes {
            let list = SimilarFailures.list(feature)
            guard let place = lists[list].lastIndex(of: slot) else { continue }
            lists[list].swapAt(place, lists[list].count - 1)
            lists[list].removeLast()
        }
        failures[Int(slot)] = nil
        free.append(slot)
        recency.remove(slot)
    }

    @inline(__always)
    static func list(_ feature: UInt32) -> Int { Int(feature >> (32 - UInt32(listBits))) }

    /// What a feature weighs: more the rarer it is, always above zero.
    @inline(__always)
    func weight(_ feature: UInt32) -> Float {
        let share = Float(count + 1) / Float(lists[SimilarFailures.list(feature)].count + 1)
        return 0.1 + max(0, share.logarithm)
    }
}

extension Float {
    /// The binary logarithm of a positive number, straight between powers of two: equal on every machine.
    var logarithm: Float { Float(exponent) + (significand - 1) }
}
