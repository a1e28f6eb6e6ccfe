package import Contracts

/// How the clock of a demonstration runs: every process that is given the same pace tells the same time.
///
/// `SWITCHYARD_CLOCK_RATE` says how many virtual seconds pass in a real one. `SWITCHYARD_CLOCK_ORIGIN` names the moment
/// at which both clocks were known: `<virtual RFC 3339>@<real Unix milliseconds>`, or one RFC 3339 moment at which the
/// virtual clock agreed with the real one. Virtual time is `origin + (real - realOrigin) × rate`, and with
/// `SWITCHYARD_CLOCK_CATCHES_UP=true` never later than real time: a demonstration's day ends now, and life goes on.
package struct ClockPace: Hashable, Sendable {
    /// Virtual seconds in a real second.
    package let rate: Double
    /// The virtual time at `realOrigin`.
    package let origin: Timestamp
    /// The real time at which the virtual clock showed `origin`.
    package let realOrigin: Timestamp
    /// Whether a clock that began in the past goes on as the world's own once it has caught up with it.
    package let catchesUp: Bool

    /// Made of its fields.
    package init(rate: Double, origin: Timestamp, realOrigin: Timestamp, catchesUp: Bool = false) {
        self.rate = rate
        self.origin = origin
        self.realOrigin = realOrigin
        self.catchesUp = catchesUp
    }

    /// The world's own clock.
    package static let real = ClockPace(
        rate: 1, origin: Timestamp(milliseconds: 0), realOrigin: Timestamp(milliseconds: 0))

    /// Whether virtual and real time differ: such a clock must not be used against a real GitHub or dbt Cloud.
    package var isReal: Bool { rate == 1 && origin == realOrigin }

    /// The virtual time at a real one.
    package func virtual(at real: Timestamp) -> Timestamp {
        if isReal { return real }
        let passed = Double(real.milliseconds - realOrigin.milliseconds) * rate
        let paced = Timestamp(milliseconds: origin.milliseconds + Int64(passed))
        return catchesUp && origin < realOrigin ? min(paced, real) : paced
    }

    /// The real time that passes while `duration` passes on this clock, from a real moment on.
    package func real(for duration: Duration, from real: Timestamp) -> Duration {
        rate == 1 || catchesUp && virtual(at: real) == real ? duration : duration / rate
    }

    /// The text that `SWITCHYARD_CLOCK_ORIGIN` takes.
    package var originText: String { "\(origin.rfc3339)@\(realOrigin.milliseconds)" }
}

extension ClockPace {
    /// Reads both variables; what is wrong is noted in `environment`, and the real clock returned.
    package init(from environment: inout EnvironmentReader) {
        let rate = environment.number("SWITCHYARD_CLOCK_RATE", default: 1, in: 0.001...1_000_000)
        guard let text = environment.optionalString("SWITCHYARD_CLOCK_ORIGIN") else {
            if rate != 1 {
                environment.report(
                    "SWITCHYARD_CLOCK_ORIGIN", "is needed with SWITCHYARD_CLOCK_RATE, so that all processes agree",
                    remedy: "set the same moment for all, for example 2026-11-24T08:00:00Z@1795507200000")
            }
            self = .real
            return
        }
        guard let (origin, realOrigin) = ClockPace.origin(of: text) else {
            environment.report(
                "SWITCHYARD_CLOCK_ORIGIN", "is no RFC 3339 moment with an optional @ and Unix milliseconds",
                remedy: "set for example 2026-11-24T08:00:00Z@1795507200000")
            self = .real
            return
        }
        self.init(
            rate: rate, origin: origin, realOrigin: realOrigin,
            catchesUp: environment.optionalString("SWITCHYARD_CLOCK_CATCHES_UP") == "true")
    }

    private static func origin(of text: String) -> (virtual: Timestamp, real: Timestamp)? {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let virtual = Timestamp(rfc3339: first) else { return nil }
        guard parts.count == 2 else { return (virtual, virtual) }
        // Bounded so that no arithmetic with it can overflow.
        guard let milliseconds = Int64(parts[1]), (0...10_000_000_000_000).contains(milliseconds) else { return nil }
        return (virtual, Timestamp(milliseconds: milliseconds))
    }
}
