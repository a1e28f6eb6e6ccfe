import ArgumentParser
import CaseReading
import Contracts
import GitHub
import Investigation
import LivePlatform

struct InvestigateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "investigate", abstract: "Ranks what may be behind an issue, or a repository's open issues.",
        discussion: """
            Gathers what the streams tell and, with a GitHub credential, the commits on the failing paths; says what speaks for and
            against each cause, what to do next, and what would tell the causes apart. Nothing is changed, and Claude is not asked:
            a comment `/switchyard investigate` on the issue does that.

            Example: switchyard investigate 'acme/dbt_cloud#42'
            Example: switchyard investigate acme/dbt_cloud --json

            Exit status: 0 done, 1 nothing is known of it, 2 could not run.
            """)

    @Argument(help: "An issue, e.g. acme/dbt_cloud#42, or a repository, e.g. acme/dbt_cloud.")
    var target: String
    @Flag(help: "Write the report as one JSON object.")
    var json = false

    /// Newest entries that are read of each stream.
    private static let depth = 50_000

    func validate() throws {
        guard Subject(target) != nil || RepositoryName(target) != nil else {
            throw ValidationError("expected owner/repository#number, or owner/repository")
        }
    }

    func run() async throws {
        try await Workbench.attempt {
            let workbench = try Workbench()
            let hasCredential = workbench.gitHub.app != nil || workbench.gitHub.token != nil
            let reader = CaseReader(
                inspector: try workbench.streams().inspector,
                github: hasCredential ? try workbench.gitHubClient() : nil,
                depth: InvestigateCommand.depth)
            if let subject = Subject(target) {
                try await investigate(subject, reader)
            } else if let repository = RepositoryName(target) {
                try await investigate(repository, reader)
            }
        }
    }

    private func investigate(_ subject: Subject, _ reader: CaseReader) async throws {
        guard let facts = try await reader.file(of: subject.repository).facts(of: subject) else {
            Terminal.complain("the streams tell of no failure of \(subject)")
            throw ExitCode(1)
        }
        let report = InvestigationReport(await reader.withChanges(facts))
        try write(report, lines: report.lines)
    }

    private func investigate(_ repository: RepositoryName, _ reader: CaseReader) async throws {
        let file = try await reader.file(of: repository)
        var all: [InvestigationFacts] = []
        for subject in file.openSubjects.prefix(RepositoryReport.mostIssues) {
            if let facts = file.facts(of: subject) { all.append(await reader.withChanges(facts)) }
        }
        guard !all.isEmpty else {
            Terminal.complain("the streams tell of no open failure of \(repository)")
            throw ExitCode(1)
        }
        let report = RepositoryReport(repository, all)
        try write(report, lines: report.lines)
    }

    private func write(_ report: some Encodable, lines: [String]) throws {
        if json {
            Terminal.print(String(decoding: try ContractJSON.encode(report), as: UTF8.self))
        } else {
            for line in lines { Terminal.print(line) }
        }
    }
}
