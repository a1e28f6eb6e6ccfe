import ArgumentParser

@main
struct SwitchyardMain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "switchyard",
        abstract: "The operator's seat: run Switchyard, look into it, and set it right.",
        discussion: """
            Beside a running `switchyard up`, commands in the same folder reach what it runs without any setting.
            Exit status: 0 done, 1 found what it looks for (problems, differences), 2 could not run.
            """,
        subcommands: [
            UpCommand.self, SandboxCommand.self, ConsoleCommand.self, CheckConfigCommand.self, DoctorCommand.self,
            DrillCommand.self, ClassifyCommand.self, EvaluateCommand.self, ExplainCommand.self, InvestigateCommand.self,
            ReportCommand.self, ReviewCommand.self, ReplayCommand.self, RouteCommand.self,
            StreamsCommand.self, DeadLettersCommand.self, EffectsCommand.self, LabelsCommand.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            // Wrong usage could not run, too.
            let code = exitCode(for: error)
            if code == .validationFailure {
                Terminal.complain(fullMessage(for: error))
                exit(withError: ExitCode(2))
            }
            exit(withError: error)
        }
    }
}
