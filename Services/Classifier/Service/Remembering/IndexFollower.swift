import Streams

/// Reads an index of what changed from where it left off, a page at a time.
struct IndexFollower {
    /// Milliseconds before the newest change within which a slower writer's change may still turn up.
    static let overlap: Int64 = 5000
    /// Members that one page holds.
    static let page = 500

    let index: IndexName
    /// Where the next page begins.
    private var from = Int64.min
    private var offset = 0
    /// What was read within the overlap, so that it is not read again.
    private var recent: [String: Int64] = [:]

    init(_ index: IndexName) { self.index = index }

    /// The next page's new members, and whether there may be more at once.
    mutating func next(_ store: StateStore) async throws(StreamsError) -> (members: [String], isMore: Bool) {
        let page = try await store.members(
            MemberQuery(index, from: from, limit: IndexFollower.page, offset: offset))
        let news = page.filter { recent[$0.member] != $0.score }
        for member in page { recent[member.member] = member.score }
        guard page.count == IndexFollower.page, let last = page.last?.score else {
            settle()
            return (news.map(\.member), false)
        }
        if last == from {
            offset += page.count
        } else {
            from = last
            offset = page.count { $0.score == last }
        }
        return (news.map(\.member), true)
    }

    /// At the end of the index: the next look begins a little earlier.
    private mutating func settle() {
        offset = 0
        guard let newest = recent.values.max() else { return }
        from = newest - IndexFollower.overlap
        let from = from
        recent = recent.filter { $0.value >= from }
    }
}
