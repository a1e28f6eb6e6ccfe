import Contracts
import Testing

@testable import ServiceRuntime

@Suite("Clocks and ids", .timeLimit(.minutes(1)))
struct ClockTests {
    @Test("a paced clock runs from the shared origin")
    func pace() throws {
        var environment = EnvironmentReader(values: [
            "SWITCHYARD_CLOCK_RATE": "60", "SWITCHYARD_CLOCK_ORIGIN": "2026-01-05T08:00:00Z@1000000",
        ])
        let pace = ClockPace(from: &environment)
        #expect(environment.problems.isEmpty && !pace.isReal)
        #expect(pace.virtual(at: Timestamp(milliseconds: 1_001_000)).rfc3339 == "2026-01-05T08:01:00.000Z")
        #expect(pace.virtual(at: Timestamp(milliseconds: 999_000)).rfc3339 == "2026-01-05T07:59:00.000Z")
        #expect(pace.real(for: .seconds(60), from: pace.realOrigin) == .seconds(1))
        var again = EnvironmentReader(values: [
            "SWITCHYARD_CLOCK_RATE": "60", "SWITCHYARD_CLOCK_ORIGIN": pace.originText,
        ])
        #expect(ClockPace(from: &again) == pace)
    }

    @Test(
        "a wrong origin is a problem",
        arguments: ["yesterday", "2026-01-05T08:00:00Z@soon", "@5", "2026-01-05T08:00:00Z@-1"])
    func wrongOrigin(text: String) {
        var environment = EnvironmentReader(values: ["SWITCHYARD_CLOCK_ORIGIN": text])
        #expect(ClockPace(from: &environment).isReal)
        #expect(environment.problems.map(\.name) == ["SWITCHYARD_CLOCK_ORIGIN"])
    }

    @Test("a paced clock sleeps until its own deadline")
    func pacedSleep() async throws {
        let clock = ServiceClock.paced(
            ClockPace(rate: 100_000, origin: Timestamp(milliseconds: 0), realOrigin: .system()))
        let deadline = clock.now() + .seconds(600)
        try await clock.sleep(until: deadline)
        #expect(clock.now() >= deadline)
    }

    @Test("the test clock releases sleepers when their deadline is reached, not before")
    func testClock() async throws {
        let test = TestClock()
        let clock = test.clock
        let start = test.now
        try await withThrowingTaskGroup(of: Int.self) { group in
            for seconds in [3, 1, 2] {
                group.addTask {
                    try await clock.sleep(until: start + .seconds(seconds))
                    return seconds
                }
            }
            await test.sleepers(3)
            var order: [Int] = []
            for _ in 1...3 {
                test.advance(by: .seconds(1))
                if let next = try await group.next() { order.append(next) }
            }
            #expect(order == [1, 2, 3])
        }
        #expect(test.sleeperCount == 0)
    }

    @Test("a cancelled sleeper leaves the test clock")
    func cancelledSleep() async {
        let test = TestClock()
        let clock = test.clock
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                do {
                    try await clock.sleep(for: .seconds(5))
                    return false
                } catch { return error is CancellationError }
            }
            await test.sleepers()
            group.cancelAll()
            #expect(await group.next() == true)
        }
        #expect(test.sleeperCount == 0)
    }

    @Test("ids rise within a millisecond, when the clock steps back, and when chance runs over")
    func ids() {
        let test = TestClock()
        let full = ULIDGenerator.make(now: { test.now }, random: { .max })
        let first = full.next()
        let second = full.next()
        #expect(first < second && second.time == first.time + .milliseconds(1))
        let late = ULIDGenerator.make(
            now: { test.now - .seconds(Int(test.now.milliseconds % 2)) }, random: { 7 })
        let made = (0..<100).map { _ in
            test.advance(by: .milliseconds(1))
            return late.next()
        }
        #expect(made == made.sorted() && Set(made).count == 100)
    }

    @Test("a traceparent is read, continued and written")
    func traceparent() throws {
        let text = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        let parent = try #require(Traceparent(text))
        #expect(parent.description == text)
        let child = parent.child(random: { 0xAB })
        #expect(child.description == "00-4bf92f3577b34da6a3ce929d0e0e4736-00000000000000ab-01")
        let fresh = Traceparent()
        #expect(Traceparent(fresh.description) == fresh)
    }

    @Test(
        "what is no traceparent is refused",
        arguments: [
            "", "00", "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        ])
    func noTraceparent(text: String) { #expect(Traceparent(text) == nil) }
}
