import ServiceLifecycle

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Drains this process when the one that started it has died, so that a killed `switchyard up` leaves nothing behind.
///
/// The parent names itself in `SWITCHYARD_PARENT`; a child whose parent dies is adopted by another process.
struct ParentWatch: Service {
    let parent: Int32

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while getppid() == parent {
                do { try await Task.sleep(for: .milliseconds(500)) } catch { return }
            }
            // The signal that also stops a service from outside, so that there is one way to drain.
            kill(getpid(), SIGTERM)
            try? await gracefulShutdown()
        }
    }
}
