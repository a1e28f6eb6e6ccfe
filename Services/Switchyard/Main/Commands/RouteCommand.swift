import ArgumentParser
import AssignerCore
import ClassifierCore
import Contracts
import Foundation
import LivePlatform
import Policy
import ServiceRuntime
import Streams
import SwitchyardCore
import SwitchyardService

struct RouteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "route", abstract: "Says who would get a failure, and by which rule, without placing it.",
        discussion: """
            A file, or standard input, tells one failure as JSON: {"repository", "title", "body", "nodes", "environment", "verdict"}; without
            a verdict it is judged first. Nobody's load or holidays are known then, and no service is needed. An issue is looked up in the
            streams, with load, holidays, past fixes and those who passed it on.

            Example: echo '{"repository":"acme/dbt_cloud","title":"Compilation Error in model orders"}' | switchyard route --explain
            Example: switchyard route --issue 'acme/dbt_cloud#42' --explain

            Exit status: 0 done, 1 nobody would get it or nothing is known of the issue, 2 could not run.
            """)

    @Argument(help: "The file; standard input when left out.")
    var file: String?
    @Option(help: "An issue instead of a file, e.g. acme/dbt_cloud#42.")
    var issue: String?
    @Option(help: "A CODEOWNERS file to go by.")
    var codeowners: String?
    @Option(help: "The moment to decide for, RFC 3339; now when left out.")
    var at: String?
    @Flag(help: "Print every rule that was tried, and which one won.")
    var explain = false
    @Flag(help: "Write the answer as one JSON object.")
    var json = false

    func validate() throws {
        if let issue, Subject(issue) == nil { throw ValidationError("--issue: expected owner/repository#number") }
        if issue != nil, file != nil { throw ValidationError("give a file or --issue") }
        if let at, Timestamp(rfc3339: at) == nil { throw ValidationError("--at: expected 2026-11-28T08:00:00Z") }
    }

    func run() async throws {
        try await Workbench.attempt {
            let now = at.flatMap { Timestamp(rfc3339: $0) } ?? Timestamp.system()
            let response =
                if let subject = issue.flatMap({ Subject($0) }) {
                    try await route(subject, at: now)
                } else {
                    try routeFile(at: now)
                }
            if json {
                Terminal.print(String(decoding: try ContractJSON.encode(response), as: UTF8.self))
            } else {
                for line in RoutePreview.lines(response, everything: explain) { Terminal.print(line) }
            }
            if response.assignees.isEmpty { throw ExitCode(1) }
        }
    }

    private func route(_ subject: Subject, at now: Timestamp) async throws -> RouteResponse {
        let workbench = try Workbench()
        let policy = try workbench.policy()
        let streams = try workbench.streams()
        let box = OwnerBox(store: streams.store, inspector: streams.inspector)
        guard let failure = try await box.failure(of: subject) else {
            Terminal.complain("the streams tell of no failure of \(subject)")
            throw ExitCode(1)
        }
        var owners = try await box.owners(of: failure, at: now)
        owners.codeOwners = try codeOwners()
        return RoutePreview.response(
            RoutedFailure(failure), verdict: failure.verdict, policy: policy, roster: try await box.roster(at: now),
            owners: owners, at: now)
    }

    private func routeFile(at now: Timestamp) throws -> RouteResponse {
        let data = file.flatMap { FileManager.default.contents(atPath: $0) }
        if let file, data == nil {
            Terminal.complain("\(file) can't be read")
            throw ExitCode(2)
        }
        let failure: RoutedFailure
        do {
            failure = try JSONDecoder().decode(
                RoutedFailure.self, from: data ?? FileHandle.standardInput.readDataToEndOfFile())
        } catch {
            Terminal.complain("expected one JSON object with repository, and verdict or title: \(error)")
            throw ExitCode(2)
        }
        let policy = try (try? Workbench())?.policy() ?? Policy()
        let owners = OwnerFacts(codeOwners: try codeOwners(), nodes: (failure.nodes ?? []).map { NodeFacts($0) })
        return RoutePreview.response(
            failure, verdict: try verdict(failure, policy), policy: policy, roster: Roster(), owners: owners, at: now)
    }

    private func verdict(_ failure: RoutedFailure, _ policy: Policy) throws -> Verdict {
        if let verdict = failure.verdict { return verdict }
        guard let title = failure.title else {
            Terminal.complain("expected a verdict, or a title to judge")
            throw ExitCode(2)
        }
        let judge = Judge(policy: policy, engine: EmbeddedClassifier(corpus: try EvaluateCommand.corpus()))
        var request = ClassifyRequest(repository: failure.repository, title: title, body: failure.body ?? "")
        request.environment = failure.environment
        request.nodes = failure.nodes ?? []
        return judge.verdict(on: request)
    }

    private func codeOwners() throws -> CodeOwners? {
        guard let codeowners else { return nil }
        guard let data = FileManager.default.contents(atPath: codeowners) else {
            Terminal.complain("\(codeowners) can't be read")
            throw ExitCode(2)
        }
        return CodeOwners(String(decoding: data, as: UTF8.self))
    }
}
