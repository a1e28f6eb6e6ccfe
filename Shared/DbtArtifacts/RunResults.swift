package import JSONScan

/// `run_results.json`, versions 4 to 6: what became of each node of one invocation.
package struct RunResults: Hashable, Sendable {
    /// The results in the order in which they came to an end.
    package var nodes: [DbtNodeResult] = []
    /// The dbt Cloud run that wrote it, when it says so.
    package var cloudRunID: String?
    /// When it was written, RFC 3339.
    package var generatedAt: String?

    /// No results.
    package init() {}

    /// Reads the artifact.
    ///
    /// - Throws: ``JSONScan/JSONError``: it is no JSON, or no results.
    package init(parsing bytes: [UInt8]) throws(JSONError) {
        let read: (results: RunResults, isArtifact: Bool) = try JSONScanner.scan(bytes) { scanner throws(JSONError) in
            var results = RunResults()
            var isArtifact = false
            try scanner.object { scanner, key throws(JSONError) in
                switch key {
                case "metadata": try results.readMetadata(&scanner)
                case "results":
                    isArtifact = true
                    try scanner.array { scanner throws(JSONError) in try results.readNode(&scanner) }
                default: try scanner.skip()
                }
            }
            return (results, isArtifact)
        }
        guard read.isArtifact else { throw JSONError(.typeMismatch, at: 0) }
        self = read.results
    }

    mutating func readMetadata(_ scanner: inout JSONScanner) throws(JSONError) {
        var (generated, run): (String?, String?)
        try scanner.objectOrNil { scanner, key throws(JSONError) in
            switch key {
            case "generated_at": generated = try scanner.textIfString()
            case "env":
                guard scanner.kind == .object else { return try scanner.skip() }
                try scanner.object { scanner, key throws(JSONError) in
                    if key == "DBT_CLOUD_RUN_ID" { run = try scanner.textIfString() }
                }
            default: try scanner.skip()
            }
        }
        generatedAt = generated
        cloudRunID = run
    }

    private mutating func readNode(_ scanner: inout JSONScanner) throws(JSONError) {
        guard nodes.count < DbtLimits.nodes, scanner.kind == .object else { return try scanner.skip() }
        var node = DbtNodeResult(uniqueID: "", status: "")
        try scanner.object { scanner, key throws(JSONError) in
            switch key {
            case "unique_id": node.uniqueID = DbtLimits.identity(try scanner.textIfString() ?? "")
            case "status": node.status = try scanner.textIfString() ?? ""
            case "message": node.message = (try scanner.textIfString()).map(DbtLimits.clip)
            default: try scanner.skip()
            }
        }
        if !node.uniqueID.isEmpty, !node.status.isEmpty { nodes.append(node) }
    }
}

extension JSONScanner {
    /// A string; anything else is passed over.
    mutating func textIfString() throws(JSONError) -> String? {
        guard kind == .string else {
            try skip()
            return nil
        }
        return try string()
    }
}
