import JSONScan

extension DbtCloudWorld {
    /// A manifest lists the whole project, whatever a run selects: the nodes of all runs of the job's project that were told, but
    /// for those that the run itself says are `gone`.
    func whole(_ manifest: JSONValue, _ run: JSONValue) -> JSONValue {
        var nodes = manifest["nodes"]?.members ?? []
        var known = Set(nodes.map(\.key))
        let gone = Set((run["gone"]?.elements ?? []).compactMap(\.string))
        for other in runs where other.run["project_id"]?.int == run["project_id"]?.int {
            for node in other.artifacts["manifest.json"]?["nodes"]?.members ?? [] where known.insert(node.key).inserted
            {
                nodes.append(node)
            }
        }
        nodes.removeAll { gone.contains($0.key) }
        return .object(manifest.members.map { $0.key == "nodes" ? .init("nodes", .object(nodes)) : $0 })
    }
}
