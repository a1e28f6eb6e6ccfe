package import JSONScan

/// `sources.json`, versions 1 to 3: how old each source's data was.
package struct SourceFreshness: Hashable, Sendable {
    /// The sources, each with a message that says how late it is.
    package var nodes: [DbtNodeResult] = []
    /// The dbt Cloud run that wrote it, when it says so.
    package var cloudRunID: String?
    /// When it was written, RFC 3339.
    package var generatedAt: String?

    /// Reads the artifact.
    ///
    /// - Throws: ``JSONScan/JSONError``: it is no JSON, or no results.
    package init(parsing bytes: [UInt8]) throws(JSONError) {
        var nodes: [DbtNodeResult] = []
        var head = RunResults()
        var isArtifact = false
        try JSONScanner.scan(bytes) { scanner throws(JSONError) in
            try scanner.object { scanner, key throws(JSONError) in
                switch key {
                case "metadata": try head.readMetadata(&scanner)
                case "results":
                    isArtifact = true
                    try scanner.array { scanner throws(JSONError) in
                        guard nodes.count < DbtLimits.nodes, scanner.kind == .object else { return try scanner.skip() }
                        if let node = try SourceFreshness.node(&scanner) { nodes.append(node) }
                    }
                default: try scanner.skip()
                }
            }
        }
        guard isArtifact else { throw JSONError(.typeMismatch, at: 0) }
        self.nodes = nodes
        cloudRunID = head.cloudRunID
        generatedAt = head.generatedAt
    }

    private static func node(_ scanner: inout JSONScanner) throws(JSONError) -> DbtNodeResult? {
        var node = DbtNodeResult(uniqueID: "", status: "")
        var (loaded, limit, age, error): (String?, String?, Double?, String?)
        try scanner.object { scanner, key throws(JSONError) in
            switch key {
            case "unique_id": node.uniqueID = DbtLimits.identity(try scanner.textIfString() ?? "")
            case "status": node.status = try scanner.textIfString() ?? ""
            case "error": error = try scanner.textIfString()
            case "max_loaded_at": loaded = try scanner.textIfString()
            case "max_loaded_at_time_ago_in_s":
                if scanner.kind == .number { age = try scanner.double() } else { try scanner.skip() }
            case "criteria": limit = try errorAfter(&scanner)
            default: try scanner.skip()
            }
        }
        guard !node.uniqueID.isEmpty, !node.status.isEmpty else { return nil }
        if node.status == "pass" || node.status == "warn" { return node }
        node.message = error.map(DbtLimits.clip) ?? late(node, loaded, age, limit)
        return node
    }

    private static func late(_ node: DbtNodeResult, _ loaded: String?, _ age: Double?, _ limit: String?) -> String {
        var parts = ["Freshness error in source \(node.name): the data is stale"]
        if let age, age >= 0, age < 1e12 { parts.append("newest row \(span(age)) old") }
        if let loaded { parts.append("max_loaded_at \(loaded.prefix(40))") }
        if let limit { parts.append("error_after \(limit)") }
        return parts.joined(separator: ", ")
    }

    private static func span(_ seconds: Double) -> String {
        let hours = Int(seconds / 3600)
        if hours >= 48 { return "\(hours / 24) days" }
        return hours >= 2 ? "\(hours) hours" : "\(Int(seconds / 60)) minutes"
    }

    private static func errorAfter(_ scanner: inout JSONScanner) throws(JSONError) -> String? {
        var (count, period): (Int?, String?)
        guard scanner.kind == .object else {
            try scanner.skip()
            return nil
        }
        try scanner.object { scanner, key throws(JSONError) in
            guard key == "error_after", scanner.kind == .object else { return try scanner.skip() }
            try scanner.object { scanner, key throws(JSONError) in
                switch key {
                case "count":
                    if scanner.kind == .number { count = try? scanner.int() } else { try scanner.skip() }
                case "period": period = try scanner.textIfString()
                default: try scanner.skip()
                }
            }
        }
        guard let count, let period else { return nil }
        return "\(count) \(period.prefix(10))\(count == 1 ? "" : "s")"
    }
}
