import Contracts
import JSONScan

extension GitHubWorld {
    /// Labels of a repository.
    mutating func labels(_ call: WorldCall, _ repository: WorldRepository) -> WorldReply {
        if call.request.method == "GET", call.rest.count == 1 {
            return page(repository.labels.map { json(label: $0.name, repository) }, call)
        }
        let index =
            call.rest.count == 2
            ? repository.labels.firstIndex { $0.name.lowercased() == call.rest[1].lowercased() } : nil
        if call.request.method == "GET", let index {
            return WorldReply(200, json(label: repository.labels[index].name, repository))
        }
        guard repository.permits(call.login, "write") else { return .notFound }
        switch (call.request.method, call.rest.count) {
        case ("POST", 1): return makeLabel(call, repository)
        case ("PATCH", 2):
            guard let index else { return .notFound }
            var label = repository.labels[index]
            label.name = call.body?["new_name"]?.string ?? label.name
            label.color = call.body?["color"]?.string ?? label.color
            label.description = call.body?["description"]?.string ?? label.description
            guard GitHubWorld.isColor(label.color) else { return .invalid("Label", "color", "invalid") }
            repositories[call.key]?.labels[index] = label
            rename(repository.labels[index].name, label.name, call)
            return tell("edited", label, call, status: 200)
        case ("DELETE", 2):
            guard let index else { return .notFound }
            let label = repository.labels[index]
            repositories[call.key]?.labels.remove(at: index)
            rename(label.name, nil, call)
            _ = tell("deleted", label, call, status: 204)
            return WorldReply(204)
        default: return .notFound
        }
    }

    /// Issues have the label by its new name, or no longer.
    private mutating func rename(_ name: String, _ new: String?, _ call: WorldCall) {
        for (number, issue) in repositories[call.key]?.issues ?? [:] where issue.labels.contains(name) {
            repositories[call.key]?.issues[number]?.labels = issue.labels.compactMap { $0 == name ? new : $0 }
        }
    }

    private mutating func makeLabel(_ call: WorldCall, _ repository: WorldRepository) -> WorldReply {
        guard let name = call.body?["name"]?.string, !name.isEmpty else {
            return .invalid("Label", "name", "missing_field")
        }
        guard name.count <= 50 else { return .invalid("Label", "name", "invalid") }
        guard !repository.labels.contains(where: { $0.name.lowercased() == name.lowercased() }) else {
            return .invalid("Label", "name", "already_exists")
        }
        let color = call.body?["color"]?.string ?? "ededed"
        guard GitHubWorld.isColor(color) else { return .invalid("Label", "color", "invalid") }
        let label = WorldLabel(id: makeID(), name: name, color: color, description: call.body?["description"]?.string)
        repositories[call.key]?.labels.append(label)
        return tell("created", label, call, status: 201)
    }

    private static func isColor(_ text: String) -> Bool {
        text.utf8.count == 6 && text.utf8.allSatisfy { UnicodeScalar($0).properties.isHexDigit }
    }

    private mutating func tell(_ action: String, _ label: WorldLabel, _ call: WorldCall, status: Int) -> WorldReply {
        guard let repository = repositories[call.key] else { return .notFound }
        let body = json(label, repository)
        send("label", ["action": .string(action), "label": body], for: repository, by: call.login)
        return WorldReply(status, body)
    }

    /// The name as the repository spells it; a label that is not there yet is made, as GitHub does.
    mutating func addLabel(_ name: String, _ key: String) -> String {
        if let known = repositories[key]?.labels.first(where: { $0.name.lowercased() == name.lowercased() }) {
            return known.name
        }
        let label = WorldLabel(id: makeID(), name: name, color: "ededed", description: nil)
        repositories[key]?.labels.append(label)
        return name
    }

    /// Labels of an issue.
    mutating func labelsOf(_ call: WorldCall, _ repository: WorldRepository, _ issue: WorldIssue) -> WorldReply {
        if call.request.method == "GET" { return page(issue.labels.map { json(label: $0, repository) }, call) }
        guard repository.permits(call.login, "triage") else { return .error(403, "Must have push access") }
        switch (call.request.method, call.rest.count) {
        case ("POST", 3), ("PUT", 3):
            let names = call.body?["labels"]?.strings ?? call.body?.strings ?? []
            guard names.allSatisfy({ !$0.isEmpty && $0.count <= 50 }) else {
                return .invalid("Label", "name", "invalid")
            }
            if call.request.method == "PUT" { setLabels(names, call, issue) } else { give(names, call, issue) }
        case ("DELETE", 3):
            take(issue.labels, call, issue)
            return WorldReply(204)
        case ("DELETE", 4):
            guard issue.labels.contains(call.rest[3]) else { return .error(404, "Label does not exist") }
            take([call.rest[3]], call, issue)
        default: return .notFound
        }
        guard let now = repositories[call.key], let after = now.issues[issue.number] else { return .notFound }
        return WorldReply(200, .array(after.labels.map { json(label: $0, now) }))
    }

    /// Exactly these labels, as GitHub does by PUT and by editing an issue.
    mutating func setLabels(_ names: [String], _ call: WorldCall, _ issue: WorldIssue) {
        take(issue.labels.filter { !names.contains($0) }, call, issue)
        give(names, call, issue)
    }

    private mutating func give(_ names: [String], _ call: WorldCall, _ issue: WorldIssue) {
        let spelt = names.map { addLabel($0, call.key) }
        for name in spelt where repositories[call.key]?.issues[issue.number]?.labels.contains(name) == false {
            change(call, issue) { $0.labels.append(name) }
            if let repository = repositories[call.key] {
                tell("labeled", issue, call, ["label": json(label: name, repository)])
            }
        }
    }

    private mutating func take(_ names: [String], _ call: WorldCall, _ issue: WorldIssue) {
        for name in names {
            change(call, issue) { $0.labels.removeAll { $0 == name } }
            if let repository = repositories[call.key] {
                tell("unlabeled", issue, call, ["label": json(label: name, repository)])
            }
        }
    }
}
