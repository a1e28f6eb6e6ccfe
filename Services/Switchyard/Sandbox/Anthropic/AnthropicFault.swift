import JSONScan

/// What the stand-in of the Messages API does wrong, to every question until it is told otherwise.
package struct AnthropicFault: Hashable, Sendable {
    /// The kinds.
    package enum Kind: String, Sendable, CaseIterable {
        /// Nothing is wrong.
        case none
        /// An error status, as the API words it.
        case status
        /// The answer ends at its length limit.
        case truncated
        /// The model refuses.
        case refusal
        /// A category that is on no list.
        case wrongEnum = "wrong_enum"
        /// A confidence of 1.7.
        case confidence
        /// No text at all.
        case empty
        /// A page of HTML with status 200.
        case html
        /// Nothing for a while.
        case stall
        /// The connection is cut.
        case reset
        /// An answer that means harm, another one for each call.
        case malicious
    }

    /// The kind.
    package var kind = Kind.none
    /// Of `status`: which one.
    package var status = 500
    /// Of `status`: the seconds of `retry-after`, if the header is sent.
    package var retryAfter: Int?
    /// Of `stall`: milliseconds.
    package var delay = 5000
    /// Calls that it holds for; `nil` for all.
    package var calls: Int?

    /// No fault.
    package init() {}

    /// As the sandbox is asked: `{"kind": …, "status": …, "retry_after": …, "delay_ms": …, "calls": …}`.
    init(_ body: JSONValue) {
        kind = body["kind"]?.string.flatMap(Kind.init(rawValue:)) ?? .none
        status = min(599, max(300, body["status"]?.int ?? 500))
        retryAfter = body["retry_after"]?.int
        delay = min(60_000, max(0, body["delay_ms"]?.int ?? 5000))
        calls = body["calls"]?.int
    }
}
