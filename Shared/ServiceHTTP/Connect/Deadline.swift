import ServiceRuntime

/// Runs `body` and gives it up after `timeout` of real time: it is cancelled, and once it has ended the error is
/// `deadline_exceeded`. A body that ignores cancellation is waited for.
func withDeadline<Value: Sendable>(
    _ timeout: Duration, _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    let late = ConnectError(.deadlineExceeded, "the call took longer than \(timeout.spelled)")
    return try await withThrowingTaskGroup(of: Value?.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await Task.sleep(for: timeout)
            return nil
        }
        defer { group.cancelAll() }
        guard let value = try await group.next() ?? nil else { throw late }
        return value
    }
}
