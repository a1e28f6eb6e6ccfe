import ClassifierCore
import Contracts
import Logging
package import Platform
import ServiceHTTP
package import ServiceLifecycle
import ServiceRuntime

/// The classifier: what kind of failure it is, how urgent, how sure, who can end it.
package enum Classifier {
    /// Its parts, in the order of their dependencies.
    package static func build(_ platform: Platform, _ engine: TrainedEngine) throws -> [any Service] {
        platform.context.logger.info(
            "learnt the corpus", metadata: ["model_version": "\(engine.classifier.model.version)"])
        let handler = ClassifierHandler(
            platform: platform, engine: engine, meter: ClassifierMeter(platform.context.metrics))
        var table = platform.routeTable(
            title: "Switchyard classifier", summary: "Says what kind of failure a report is, how urgent and how sure.")
        table.methods = ClassifierRPC(platform: platform, handler: handler).methods
        return [
            platform.consumer([.failures, .activity, .assignments]) { envelope, draft in
                try await handler.handle(envelope, &draft)
            },
            try HTTPService(table, context: platform.context),
        ]
    }
}
