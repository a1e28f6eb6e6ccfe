/// Storing a tree, whole or template by template.
extension TemplateTree {
    /// All templates, least recently used first.
    package var records: [TemplateRecord] {
        recency.slots.map { templates[Int($0)].record }
    }

    /// Takes in a template that another tree has stored: its own of that id becomes as general, another begins. What is
    /// too much goes, as when an error is placed.
    package mutating func take(_ record: TemplateRecord) {
        guard let numbers = record.numbers else { return }
        let template = Template(id: numbers.id, path: numbers.path, tokens: numbers.tokens)
        guard let slot = slot(of: template) else {
            _ = insert(template)
            return
        }
        for index in numbers.tokens.indices where numbers.tokens[index] == TemplateTokens.wildcard {
            templates[Int(slot)].tokens[index] = TemplateTokens.wildcard
        }
    }

    /// The stored tree: later records are the more recently used, and the later of two with one id counts. Records of
    /// another version are left out, so that a version bump clusters anew.
    package init(capacity: Int = 4096, records: [TemplateRecord]) {
        self.init(capacity: capacity)
        var later: Set<TemplateID> = []
        let kept = records.reversed().filter { later.insert($0.id).inserted }.reversed()
        for record in kept {
            guard let numbers = record.numbers else { continue }
            _ = insert(Template(id: numbers.id, path: numbers.path, tokens: numbers.tokens))
        }
    }
}
