import Logging
import Platform
import ServiceLifecycle
import ServiceRuntime

/// Keeps the timers of the reports as the policy says, which may change while the service runs.
struct ReportSchedule: Service {
    /// Real time between two looks at the policy.
    private static let interval = Duration.seconds(15)

    let reports: ScheduledReports

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await reports.arrange()
                } catch is CancellationError {
                    return
                } catch {
                    reports.platform.context.logger.warning(
                        "arranging the reports failed", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: ReportSchedule.interval)
            }
        }
    }
}
