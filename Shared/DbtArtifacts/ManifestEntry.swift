import JSONScan

/// The fields of a node, exposure or group in a manifest that are used.
struct ManifestEntry {
    var node = DbtManifest.Node()
    var name: String?
    var label: String?

    /// Takes an object.
    init(_ scanner: inout JSONScanner) throws(JSONError) {
        var (path, group, own, meta, config, owner): (String?, String?, String?, String?, ConfigPart?, String?)
        var (name, label): (String?, String?)
        var tags: [String] = []
        try scanner.object { scanner, key throws(JSONError) in
            switch key {
            case "original_file_path": path = try scanner.textIfString()
            case "name": name = try scanner.textIfString()
            case "label": label = try scanner.textIfString()
            case "group": group = try scanner.textIfString()
            case "tags": tags = try ManifestEntry.tags(&scanner)
            case "meta": meta = try ManifestEntry.metaOwner(&scanner)
            case "config": config = try ManifestEntry.config(&scanner)
            case "owner": own = try ManifestEntry.owner(&scanner)
            case "source_meta": owner = try ManifestEntry.metaOwner(&scanner)
            default: try scanner.skip()
            }
        }
        func short(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : String($0.prefix(200)) } }
        node.path = path.map(DbtLimits.identity)
        node.tags = tags
        node.group = short(group ?? config?.group)
        node.owner = short(own ?? config?.owner ?? meta ?? owner)
        self.name = short(name)
        self.label = short(label)
    }

    struct ConfigPart {
        var owner: String?
        var group: String?
    }

    private static func config(_ scanner: inout JSONScanner) throws(JSONError) -> ConfigPart {
        var part = ConfigPart()
        guard scanner.kind == .object else {
            try scanner.skip()
            return part
        }
        try scanner.object { scanner, key throws(JSONError) in
            switch key {
            case "meta": part.owner = try metaOwner(&scanner)
            case "group": part.group = try scanner.textIfString()
            default: try scanner.skip()
            }
        }
        return part
    }

    /// A list of texts, or one text; at most 20.
    private static func tags(_ scanner: inout JSONScanner) throws(JSONError) -> [String] {
        var tags: [String] = []
        switch scanner.kind {
        case .string: tags = [try scanner.string()]
        case .array:
            try scanner.array { scanner throws(JSONError) in
                if let tag = try scanner.textIfString(), tags.count < 20 { tags.append(tag) }
            }
        default: try scanner.skip()
        }
        return tags.filter { !$0.isEmpty && $0.utf8.count <= 200 }
    }

    /// `meta.owner`: a text, a list of them, or an object with name or email.
    private static func metaOwner(_ scanner: inout JSONScanner) throws(JSONError) -> String? {
        var found: String?
        guard scanner.kind == .object else {
            try scanner.skip()
            return nil
        }
        try scanner.object { scanner, key throws(JSONError) in
            guard key == "owner" else { return try scanner.skip() }
            found = try owner(&scanner)
        }
        return found
    }

    private static func owner(_ scanner: inout JSONScanner) throws(JSONError) -> String? {
        switch scanner.kind {
        case .string: return try scanner.string()
        case .array:
            var names: [String] = []
            try scanner.array { scanner throws(JSONError) in
                if let name = try scanner.textIfString(), names.count < 5 { names.append(name) }
            }
            return names.isEmpty ? nil : names.joined(separator: ", ")
        case .object:
            var (name, email): (String?, String?)
            try scanner.object { scanner, key throws(JSONError) in
                switch key {
                case "name": name = try scanner.textIfString()
                case "email": email = try scanner.textIfString()
                default: try scanner.skip()
                }
            }
            return [name, email].lazy.compactMap { $0 }.first { !$0.isEmpty }
        default:
            try scanner.skip()
            return nil
        }
    }
}
