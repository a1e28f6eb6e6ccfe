import ArgumentParser
import Contracts
import CurlOutbound
import Foundation
import GitHub
import LivePlatform
import Outbound
import Policy
import ServiceRuntime
import Signatures
import Streams
import SwitchyardService

/// What a command works with: the environment, and beside a running `switchyard up` also what that one uses.
struct Workbench {
    let settings: ServiceSettings
    let gitHub: GitHubSettings
    let values: [String: String]

    /// The folder of what `up` keeps.
    static let folder = ".switchyard"
    /// Where `up` tells other commands how to reach what it runs.
    static let runningFile = "\(folder)/running.env"

    /// Reads the environment; what is wrong ends the command with status 2.
    init() throws {
        var values = Workbench.running()
        values.merge(ProcessInfo.processInfo.environment) { $1 }
        var environment = EnvironmentReader(values: values)
        settings = ServiceSettings(from: &environment, defaultPort: 8800)
        gitHub = GitHubSettings(from: &environment, settings: settings)
        self.values = values
        guard environment.problems.isEmpty else {
            for problem in environment.problems { Terminal.complain("\(problem)") }
            throw ExitCode(2)
        }
    }

    /// The settings of the `up` that runs in this folder, none when there is none.
    private static func running() -> [String: String] {
        guard let text = try? String(contentsOfFile: runningFile, encoding: .utf8) else { return [:] }
        var values: [String: String] = [:]
        for line in text.split(separator: "\n") {
            guard let equals = line.firstIndex(of: "=") else { continue }
            values[String(line[..<equals])] = String(line[line.index(after: equals)...])
        }
        guard let process = values.removeValue(forKey: "PID").flatMap({ Int32($0) }), kill(process, 0) == 0 else {
            return [:]
        }
        return values
    }

    /// The policy; its problems end the command with status 2.
    func policy() throws -> Policy {
        do {
            return try LivePlatform.loadPolicy(settings)
        } catch let problems as ConfigurationProblems {
            for problem in problems.list { Terminal.complain("\(problem)") }
            throw ExitCode(2)
        }
    }

    /// State and streams of the workspace.
    func streams() throws -> LiveStreams {
        try LiveStreams(
            url: settings.redisURL, workspace: settings.workspace ?? (try policy()).workspace, metrics: nil)
    }

    /// Does the work; an error is told in one line and ends the command with status 2.
    static func attempt(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let code as ExitCode {
            throw code
        } catch let error as StreamsError {
            Terminal.complain("Redis: \(error)")
            throw ExitCode(2)
        } catch let error as GitHubError {
            Terminal.complain("GitHub: \(error)")
            throw ExitCode(2)
        } catch {
            Terminal.complain("\(error)")
            throw ExitCode(2)
        }
    }

    /// A client of GitHub's with the token of the environment, or with `token`.
    func gitHubClient(token: String? = nil) throws -> GitHubClient {
        var settings = gitHub
        if let token {
            settings.token = Secret(token)
            settings.app = nil
        }
        let credential: GitHubCredential
        if let app = settings.app {
            credential = .app(id: app.id, key: try RSAPrivateKey(pem: app.key), installation: app.installation)
        } else if let token = settings.token {
            credential = .token(token)
        } else {
            Terminal.complain("no GitHub credential: set GITHUB_TOKEN, or the three of a GitHub App")
            throw ExitCode(2)
        }
        let client = CurlDriver().client
        let tokens = TokenSource(credential, baseURL: settings.baseURL, client: client, now: Timestamp.system)
        return GitHubClient(
            client, tokens: tokens, baseURL: settings.baseURL, now: Timestamp.system, observe: { _ in })
    }
}

extension DeadLetterBox {
    /// The dead letters of the workspace.
    init(_ workbench: Workbench) throws {
        let streams = try workbench.streams()
        self.init(store: streams.store, inspector: streams.inspector)
    }
}
