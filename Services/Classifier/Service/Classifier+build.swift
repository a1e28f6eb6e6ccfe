package import ClassifierAsking
import ClassifierCore
import Contracts
import Logging
package import Platform
import Policy
import ServiceHTTP
package import ServiceLifecycle
import ServiceRuntime

/// The classifier: what kind of failure it is, how urgent, how sure, who can end it.
package enum Classifier {
    /// Its parts, in the order of their dependencies.
    package static func build(
        _ platform: Platform, _ engine: TrainedEngine, _ consultant: Consultant
    ) throws -> [any Service] {
        platform.context.logger.info(
            "learnt the corpus", metadata: ["model_version": "\(engine.classifier.model.version)"])
        let desk = QuestionDesk(platform: platform, engine: engine, consultant: consultant)
        let recollection = Recollection(
            failures: platform.policy.current.classification.rememberedFailures, templates: Remembering.templates)
        let writer = VerdictWriter(
            meter: ClassifierMeter(platform.context.metrics), recollection: recollection, now: platform.now)
        let handler = ClassifierHandler(platform: platform, engine: engine, desk: desk, writer: writer)
        let meter = ConsultMeter(platform.context.metrics)
        let ending = QuestionEnding(
            platform: platform, engine: engine, prompt: consultant.text.version, writer: writer, meter: meter)
        var table = platform.routeTable(
            title: "Switchyard classifier", summary: "Says what kind of failure a report is, how urgent and how sure.")
        table.methods = ClassifierRPC(platform: platform, handler: handler).methods
        return [
            platform.consumer([.failures, .activity, .assignments, .resolutions]) { envelope, draft in
                try await handler.handle(envelope, &draft)
            },
            QuestionRunner(platform: platform, consultant: consultant, ending: ending, meter: meter),
            platform.timers { member, _, draft in
                guard member.hasPrefix("again:") else { return }
                try await ending.again(String(member.dropFirst("again:".count)), desk: desk, &draft)
            },
            Remembering(platform: platform, recollection: recollection),
            Retraining(platform: platform, engine: engine),
            ModelCheck(consultant: consultant, platform: platform),
            try HTTPService(table, context: platform.context),
        ]
    }
}
