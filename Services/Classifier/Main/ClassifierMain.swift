import ClassifierAsking
import ClassifierService
import CurlOutbound
import LivePlatform
import ServiceRuntime

@main
struct ClassifierMain {
    static func main() async {
        await ServiceBootstrap<ClassifierSettings>(
            service: "classifier", defaultPort: 8802,
            configure: { environment, settings in ClassifierSettings(from: &environment, settings: settings) },
            build: { context, settings in
                let engine = try await TrainedEngine.learn(folder: settings.corpusFolder)
                // No credential of GitHub here: what reads untrusted text with a model can write nothing.
                let (platform, parts) = try await LivePlatform.make(context, github: nil)
                let claude = settings.anthropic.map { $0.client(CurlDriver().client) }
                return parts + (try Classifier.build(platform, engine, try engine.consultant(claude)))
            }
        ).main()
    }
}
