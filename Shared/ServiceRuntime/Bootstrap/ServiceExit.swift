/// How a service's process ends.
package enum ServiceExit: Int32, Sendable {
    /// It drained after a signal.
    case drained = 0
    /// Its configuration has problems, all of which were told on standard error.
    case misconfigured = 1
    /// It could not run, or had to stop; the log says why.
    case failed = 2
}
