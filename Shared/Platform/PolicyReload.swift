import Logging
package import Policy
import ServiceLifecycle
package import ServiceRuntime

/// Reads the policy again on SIGHUP; a bad one is told and the old one stays in force.
package struct PolicyReload: ServiceLifecycle.Service {
    private let box: PolicyBox
    private let context: ServiceContext
    private let load: @Sendable () throws -> Policy

    /// `load` reads the file anew.
    package init(_ box: PolicyBox, context: ServiceContext, load: @escaping @Sendable () throws -> Policy) {
        self.box = box
        self.context = context
        self.load = load
    }

    /// Runs until graceful shutdown.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in context.reloads() {
                do {
                    box.replace(try load())
                    context.logger.notice("the policy was read again")
                } catch {
                    context.logger.error("the policy was not changed", metadata: ["problems": "\(error)"])
                }
            }
        }
    }
}
