package import Logging
package import ServiceRuntime

/// What a method may know of the call beside the request.
package struct RPCContext: Sendable {
    /// Carries the request id.
    package let logger: Logger
    /// A step of the caller's trace, or a new trace; put it into the entries that the call causes.
    package let traceparent: Traceparent
    /// The time that the caller leaves, counted from the start of the call; the method is cancelled after it.
    package let timeout: Duration

    /// Made of its fields.
    package init(logger: Logger, traceparent: Traceparent, timeout: Duration) {
        self.logger = logger
        self.traceparent = traceparent
        self.timeout = timeout
    }
}
