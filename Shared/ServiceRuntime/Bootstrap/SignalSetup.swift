// A dispatch source may be cancelled from any thread; Dispatch does not declare it Sendable yet.
@preconcurrency import Dispatch

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Signals that would otherwise end the process.
enum SignalSetup {
    /// A peer that hangs up is an error of one write, not the end of the process; SIGHUP asks for a reload.
    static func ignoreDeadlySignals() {
        _ = signal(SIGPIPE, SIG_IGN)
        _ = signal(SIGHUP, SIG_IGN)
    }

    /// Ticks at each SIGHUP that comes after `ready` was called; hangups that come close together may tick once.
    static func hangups(ready: @escaping @Sendable () -> Void = {}) -> AsyncStream<Void> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let source = DispatchSource.makeSignalSource(signal: SIGHUP, queue: .global())
            source.setEventHandler { continuation.yield() }
            source.setRegistrationHandler { ready() }
            continuation.onTermination = { _ in source.cancel() }
            source.activate()
        }
    }
}
