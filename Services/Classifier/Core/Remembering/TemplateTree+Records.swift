/// Storing a tree, whole or template by template.
extension TemplateTree {
    /// All templates, least recently used first.
    package var records: [TemplateRecord] {
        recency.slots.map { templates[Int($0)].record }
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
