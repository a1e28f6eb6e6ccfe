/// A search as GitHub's box takes it, as far as it is used here.
struct WorldSearch: Sendable {
    var repository: String?
    var isOpen: Bool?
    var labels: [String] = []
    var words: [String] = []

    init(_ text: String) {
        for part in WorldSearch.parts(text) {
            let lowered = part.lowercased()
            if lowered.hasPrefix("repo:") {
                repository = String(lowered.dropFirst(5))
            } else if lowered.hasPrefix("label:") {
                labels.append(String(lowered.dropFirst(6)).filter { $0 != "\"" })
            } else if ["is:open", "state:open"].contains(lowered) {
                isOpen = true
            } else if ["is:closed", "state:closed"].contains(lowered) {
                isOpen = false
            } else if !lowered.hasPrefix("is:"), !lowered.hasPrefix("in:"), !lowered.hasPrefix("type:") {
                words.append(lowered.filter { $0 != "\"" })
            }
        }
    }

    func matches(_ issue: WorldIssue) -> Bool {
        let text = "\(issue.title)\n\(issue.body ?? "")".lowercased()
        return isOpen.map { $0 == issue.isOpen } ?? true && words.allSatisfy { text.contains($0) }
            && labels.allSatisfy { label in issue.labels.contains { $0.lowercased() == label } }
    }

    /// Parts between blanks; a part in quotes stays whole.
    private static func parts(_ text: String) -> [String] {
        var parts: [String] = []
        var part = ""
        var isQuoted = false
        for character in text {
            if character == "\"" { isQuoted.toggle() }
            if character == " ", !isQuoted {
                if !part.isEmpty { parts.append(part) }
                part = ""
            } else {
                part.append(character)
            }
        }
        if !part.isEmpty { parts.append(part) }
        return parts
    }
}
