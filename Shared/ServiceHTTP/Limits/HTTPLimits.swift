/// How much of the service one caller may take.
package struct HTTPLimits: Sendable {
    /// The longest body, unless a route says otherwise.
    package var maximumBodyBytes = 1 << 20
    /// The longest request head; longer ones are answered with 431.
    package var maximumHeaderBytes = 32 << 10
    /// The longest time from a request's head to the end of its body; slower ones are answered with 408.
    package var readTimeout: Duration = .seconds(30)
    /// How long a connection may stay without a complete request head; then it is closed.
    package var idleTimeout: Duration = .seconds(60)
    /// How long a method may take when its caller sets no limit, or a longer one.
    package var callTimeout: Duration = .seconds(60)
    /// Connections beyond this number wait to be accepted.
    package var maximumConnections = 1024

    /// The defaults.
    package init() {}
}
