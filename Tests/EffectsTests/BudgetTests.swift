import Contracts
import Effects
import Testing

@Suite("The budget of writes")
struct BudgetTests {
    private let start = Timestamp(milliseconds: 1_700_000_000_000)
    private let limits = WriteBudget.Limits()

    private func claim(_ holder: String, urgency: Int = 2, content: Bool = false) -> WriteBudget.Claim {
        WriteBudget.Claim(holder: holder, urgency: urgency, isContent: content, lease: .seconds(15))
    }

    /// Writes as fast as the budget lets one writer; the moments.
    private func moments(_ count: Int, content: Bool, _ limits: WriteBudget.Limits) -> [Timestamp] {
        var budget = WriteBudget()
        var now = start
        var moments: [Timestamp] = []
        while moments.count < count {
            switch budget.claim(claim("a", content: content), limits: limits, at: now) {
            case .granted:
                moments.append(now)
                budget.release("a")
            case .wait(let duration): now = now + duration
            }
        }
        return moments
    }

    @Test("writes are at least the interval apart, and not more when nothing else holds them up")
    func interval() {
        let moments = moments(50, content: false, limits)
        #expect(zip(moments.dropFirst(), moments).allSatisfy { $0.since($1) == .seconds(1) })
    }

    @Test("no minute has more than 80 writes of content, and no hour more than 500")
    func content() {
        let quick = WriteBudget.Limits(interval: .milliseconds(100), contentPerMinute: 80, contentPerHour: 500)
        let moments = moments(1100, content: true, quick)
        for (index, moment) in moments.enumerated() {
            let window = moments[index...]
            #expect(window.prefix { $0.since(moment) < .seconds(60) }.count <= 80)
            #expect(window.prefix { $0.since(moment) < .seconds(3600) }.count <= 500)
        }
        // The budget is used up, not merely kept.
        #expect(moments[1000].since(start) == .seconds(7200))
    }

    @Test("what creates no content is not counted as content")
    func plain() {
        let tight = WriteBudget.Limits(interval: .seconds(1), contentPerMinute: 1, contentPerHour: 1)
        #expect(moments(10, content: false, tight).last == start + .seconds(9))
    }

    @Test("one write is out at a time; a holder that died is waited for until its lease ends")
    func oneAtATime() {
        var budget = WriteBudget()
        #expect(budget.claim(claim("a"), limits: limits, at: start) == .granted)
        for second in 1..<15 {
            let answer = budget.claim(claim("b"), limits: limits, at: start + .seconds(second))
            #expect(answer == .wait(.seconds(1)))
        }
        #expect(budget.claim(claim("b"), limits: limits, at: start + .seconds(15)) == .granted)
    }

    @Test("without an interval, too, one write is out at a time")
    func noInterval() {
        let quick = WriteBudget.Limits(interval: .zero)
        var budget = WriteBudget()
        #expect(budget.claim(claim("a"), limits: quick, at: start) == .granted)
        #expect(budget.claim(claim("b"), limits: quick, at: start) != .granted)
        budget.release("a")
        #expect(budget.claim(claim("b"), limits: quick, at: start) == .granted)
    }

    @Test("a release frees the turn, but only that of who holds it")
    func release() {
        var budget = WriteBudget()
        #expect(budget.claim(claim("a"), limits: limits, at: start) == .granted)
        budget.release("b")
        #expect(budget.claim(claim("b"), limits: limits, at: start + .seconds(2)) != .granted)
        budget.release("a")
        #expect(budget.claim(claim("b"), limits: limits, at: start + .seconds(2)) == .granted)
    }

    @Test("a pause that GitHub asked for holds for everybody, and a shorter one does not cut it")
    func block() {
        var budget = WriteBudget()
        budget.block(until: start + .seconds(90))
        budget.block(until: start + .seconds(5))
        #expect(budget.claim(claim("a", urgency: 0), limits: limits, at: start) == .wait(.seconds(90)))
        #expect(budget.claim(claim("a", urgency: 0), limits: limits, at: start + .seconds(90)) == .granted)
    }

    @Test("a less urgent write does not overtake one that waits")
    func urgency() {
        var budget = WriteBudget()
        #expect(budget.claim(claim("a"), limits: limits, at: start) == .granted)
        budget.release("a")
        let half = start + .milliseconds(500)
        #expect(budget.claim(claim("urgent", urgency: 0), limits: limits, at: half) == .wait(.milliseconds(500)))
        let due = start + .seconds(1)
        #expect(budget.claim(claim("idle", urgency: 3), limits: limits, at: due) == .wait(.seconds(1)))
        #expect(budget.claim(claim("urgent", urgency: 0), limits: limits, at: due) == .granted)
        budget.release("urgent")
        #expect(budget.claim(claim("idle", urgency: 3), limits: limits, at: due + .seconds(1)) == .granted)
    }

    @Test("one that waits and went away holds nobody up for long")
    func gone() {
        var budget = WriteBudget()
        _ = budget.claim(claim("a"), limits: limits, at: start)
        _ = budget.claim(claim("gone", urgency: 0), limits: limits, at: start)
        budget.release("a")
        #expect(budget.claim(claim("idle", urgency: 3), limits: limits, at: start + .seconds(4)) == .granted)
    }

    @Test("an urgent write that waits for the hour's content does not hold up what creates none")
    func spentContent() {
        let tight = WriteBudget.Limits(interval: .seconds(1), contentPerMinute: 80, contentPerHour: 1)
        var budget = WriteBudget()
        _ = budget.claim(claim("a", content: true), limits: tight, at: start)
        budget.release("a")
        let later = start + .seconds(10)
        let answer = budget.claim(claim("urgent", urgency: 0, content: true), limits: tight, at: later)
        #expect(answer == .wait(.seconds(3590)))
        #expect(budget.claim(claim("label", urgency: 3), limits: tight, at: later) == .granted)
    }

    @Test("it survives being written down")
    func coding() throws {
        var budget = WriteBudget()
        _ = budget.claim(claim("a", content: true), limits: limits, at: start)
        _ = budget.claim(claim("b"), limits: limits, at: start)
        budget.block(until: start + .seconds(9))
        #expect(try ContractJSON.decode(WriteBudget.self, from: ContractJSON.encode(budget)) == budget)
    }
}
