import Contracts
import GitHub
import Policy
import SwitchyardCore

/// Asks GitHub what the doctor wants to know of a repository.
struct RepositoryExamination {
    let client: GitHubClient

    func findings(_ settings: RepositorySettings) async -> [Finding] {
        let name = settings.name
        do throws(GitHubError) {
            let repository = try await client.repository(name)
            var findings = [
                RepositoryRules.permissions(name.description, repository.permissions, acts: settings.acts)
            ]
            if repository.hasIssues == false {
                findings.append(
                    .problem("\(name): issues", "are switched off", remedy: "switch them on in its settings"))
            }
            let labels = try await client.labels(of: name)
            let have = Dictionary(labels.map { ($0.name, $0.color) }) { $1 }
            findings.append(RepositoryRules.labels(name.description, have: have))
            findings.append(await webhook(name))
            return findings
        } catch {
            return [
                .problem(
                    name.description, error.description,
                    remedy: error.code == .notFound
                        ? "check its name, and that the token or the App may see it" : "check the token")
            ]
        }
    }

    private func webhook(_ name: RepositoryName) async -> Finding {
        do throws(GitHubError) {
            let hooks = try await client.hooks(of: name)
            var statuses: [Int] = []
            if let ours = hooks.first(where: { $0.config?.url?.hasSuffix("/webhooks/github") ?? false }) {
                statuses = try await client.deliveries(of: ours.id, in: name).compactMap(\.statusCode)
            }
            return RepositoryRules.webhook(
                name.description, hooks.map { ($0.config?.url ?? "", $0.active ?? true, $0.events ?? []) },
                statuses: statuses)
        } catch {
            return .warning(
                "\(name): webhook", "can't be seen with this token (\(error.code.rawValue))",
                remedy: "look at the repository's settings, or give the token the right to read webhooks")
        }
    }
}
