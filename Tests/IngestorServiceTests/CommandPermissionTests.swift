import Contracts
import IngestorCore
import Logging
import Testing

@testable import IngestorService

@Suite("What a commander may do is asked of GitHub", .timeLimit(.minutes(1)))
struct CommandPermissionTests {
    private func told(
        _ login: String, _ gitHub: FakeGitHub?, permission: String = "write", command: String? = "close"
    ) async throws -> String? {
        let change = IssueChanged(
            repository: try #require(RepositoryName("acme/dbt_cloud")), number: 7, action: .commented,
            actor: Actor(login: login, isBot: false, permission: permission), command: command,
            at: Timestamp(milliseconds: 0))
        let asking = CommandPermission(
            gitHub: gitHub?.client, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        guard case .activity(let confirmed)? = await asking.confirmed([.activity(change)]).first else { return nil }
        #expect(confirmed.number == 7 && confirmed.command == command)
        return confirmed.actor.permission
    }

    @Test("a member with read access may not, one with triage permission may, a made role is what it stands on")
    func asked() async throws {
        let gitHub = FakeGitHub()
        gitHub.change { $0.roles = ["rea": "read", "tri": "triage", "own": "deployer"] }
        #expect(try await told("rea", gitHub) == "read")
        #expect(try await told("tri", gitHub) == "triage")
        #expect(try await told("own", gitHub) == "write")
        #expect(try await told("gone", gitHub) == "none")
    }

    @Test("without an answer the webhook's word stands, and nobody is asked about strangers or plain comments")
    func unasked() async throws {
        let gitHub = FakeGitHub()
        gitHub.change { $0.troubles = [502] }
        #expect(try await told("ana", gitHub) == "write")
        #expect(try await told("ana", nil) == "write")
        let before = gitHub.journal.count
        #expect(try await told("eve", gitHub, permission: "read") == "read")
        #expect(try await told("ana", gitHub, command: nil) == "write")
        #expect(gitHub.journal.count == before)
    }
}
