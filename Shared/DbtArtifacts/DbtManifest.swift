package import JSONScan

/// `manifest.json` as far as it is used: who stands on whom, and of some nodes file, owner and group.
///
/// A manifest has tens of megabytes, most of it code and macros: it is scanned once, and only this is kept.
package struct DbtManifest: Sendable {
    /// What the project says of a node.
    package struct Node: Hashable, Sendable {
        /// The file that defines it, relative to the project.
        package var path: String?
        /// `meta.owner`, or the owner of its group.
        package var owner: String?
        /// The name of its group.
        package var group: String?
        /// Its tags.
        package var tags: [String] = []
    }

    /// A dashboard, notebook or application that stands on the project.
    package struct Exposure: Hashable, Sendable {
        /// Its label, else its name.
        package var name: String
        /// Who owns it.
        package var owner: String?
    }

    var graph = DbtGraph()
    var nodes: [String: Node] = [:]
    var exposures: [String: Exposure] = [:]
    /// The owner of each group, by the group's name.
    var groups: [String: String] = [:]
    /// Wanted nodes that the project has and leaves out of its runs.
    private var disabled: Set<String> = []

    /// Reads a manifest; of nodes other than these only the edges are kept.
    ///
    /// - Throws: ``JSONScan/JSONError``: it is no JSON, or no manifest.
    package init(parsing bytes: [UInt8], wanted: Set<String>) throws(JSONError) {
        var manifest = DbtManifest()
        var (hasNodes, hasParents) = (false, false)
        try JSONScanner.scan(bytes) { scanner throws(JSONError) in
            try scanner.object { scanner, key throws(JSONError) in
                guard scanner.kind == .object else { return try scanner.skip() }
                switch key {
                case "nodes":
                    hasNodes = true
                    try manifest.readNodes(&scanner, wanted)
                case "sources", "unit_tests": try manifest.readNodes(&scanner, wanted)
                case "disabled": try manifest.readDisabled(&scanner, wanted)
                case "exposures": try manifest.readExposures(&scanner)
                case "groups": try manifest.readGroups(&scanner)
                case "parent_map":
                    hasParents = true
                    try manifest.readEdges(&scanner, keyIsChild: true)
                // The same edges the other way round; it stands behind the parents.
                case "child_map" where !hasParents: try manifest.readEdges(&scanner, keyIsChild: false)
                default: try scanner.skip()
                }
            }
        }
        guard hasNodes else { throw JSONError(.typeMismatch, at: 0) }
        self = manifest
        for (id, node) in nodes {
            guard node.owner == nil, let group = node.group else { continue }
            nodes[id]?.owner = groups[group]
        }
    }

    private init() {}

    /// What the manifest says of a wanted node.
    package func node(_ id: String) -> Node? { nodes[id] }

    private mutating func readNodes(_ scanner: inout JSONScanner, _ wanted: Set<String>) throws(JSONError) {
        try scanner.object { scanner, key throws(JSONError) in
            let id = String(key)
            guard wanted.contains(id), scanner.kind == .object else { return try scanner.skip() }
            nodes[id] = try ManifestEntry(&scanner).node
        }
    }

    private mutating func readDisabled(_ scanner: inout JSONScanner, _ wanted: Set<String>) throws(JSONError) {
        try scanner.object { scanner, key throws(JSONError) in
            let id = String(key)
            if wanted.contains(id) { disabled.insert(id) }
            try scanner.skip()
        }
    }

    /// Whether the project has a wanted node no more: it is not there, and not disabled either.
    package func lacks(_ id: String) -> Bool { nodes[id] == nil && !disabled.contains(id) }

    private mutating func readExposures(_ scanner: inout JSONScanner) throws(JSONError) {
        try scanner.object { scanner, key throws(JSONError) in
            guard exposures.count < DbtLimits.exposures, scanner.kind == .object else { return try scanner.skip() }
            let id = String(key)
            let entry = try ManifestEntry(&scanner)
            let name = [entry.label, entry.name].lazy.compactMap { $0 }.first { !$0.isEmpty }
            exposures[id] = Exposure(name: name ?? id, owner: entry.node.owner)
        }
    }

    private mutating func readGroups(_ scanner: inout JSONScanner) throws(JSONError) {
        try scanner.object { scanner, _ throws(JSONError) in
            guard groups.count < DbtLimits.exposures, scanner.kind == .object else { return try scanner.skip() }
            let entry = try ManifestEntry(&scanner)
            if let name = entry.name, let owner = entry.node.owner { groups[name] = owner }
        }
    }

    private mutating func readEdges(_ scanner: inout JSONScanner, keyIsChild: Bool) throws(JSONError) {
        try scanner.object { scanner, key throws(JSONError) in
            guard scanner.kind == .array, let node = graph.add(DbtLimits.identity(String(key))) else {
                return try scanner.skip()
            }
            try scanner.array { scanner throws(JSONError) in
                guard let text = try scanner.textIfString(), let other = graph.add(DbtLimits.identity(text)) else {
                    return
                }
                if keyIsChild {
                    graph.connect(parent: other, child: node)
                } else {
                    graph.connect(parent: node, child: other)
                }
            }
        }
    }
}
