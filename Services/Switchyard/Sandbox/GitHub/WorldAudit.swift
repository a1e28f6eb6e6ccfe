extension GitHubWorld {
    /// What must not be there: the same marker in two places, two cards on an issue, an issue of Switchyard's twice.
    package var duplicates: [String] {
        var problems: [String] = []
        for repository in repositories.values.sorted(by: { $0.id < $1.id }) {
            var seen: [String: String] = [:]
            func note(_ text: String, _ place: String) {
                for marker in GitHubWorld.markers(in: text) {
                    if let first = seen[marker] { problems.append("\(marker) in \(first) and in \(place)") }
                    seen[marker] = place
                }
            }
            for issue in repository.issues.values.sorted(by: { $0.number < $1.number }) {
                let place = "\(repository.fullName)#\(issue.number)"
                if issue.author == "switchyard[bot]" { note(issue.body ?? "", place) }
                let comments = issue.comments.compactMap { repository.comments[$0] }
                    .filter { $0.author == "switchyard[bot]" }
                for comment in comments { note(comment.body, "\(place) comment \(comment.id)") }
                let cards = comments.count { $0.body.contains("<!-- SWITCHYARD_METADATA") }
                if cards > 1 { problems.append("\(cards) triage cards on \(place)") }
                if Set(issue.labels).count != issue.labels.count { problems.append("a label twice on \(place)") }
            }
        }
        return problems
    }

    private static func markers(in text: String) -> [String] {
        text.split(separator: "\n").filter { $0.hasPrefix("<!-- switchyard:effect ") }.map(String.init)
    }

    /// How many issues, comments and cards of Switchyard's there are, by repository.
    package var counts: [(repository: String, issues: Int, open: Int, comments: Int, cards: Int)] {
        repositories.values.sorted { $0.id < $1.id }.map { repository in
            let issues = repository.issues.values.filter { !$0.isPullRequest }
            let cards = repository.comments.values.count { $0.body.contains("<!-- SWITCHYARD_METADATA") }
            return (
                repository.fullName, issues.count, issues.count { $0.isOpen }, repository.comments.count, cards
            )
        }
    }
}
