/// Where things stand.
enum LayoutRules {
    static let folders: Set = ["Services", "Shared", "Tests", "deploy", "docs"]
    static let services: Set = ["Ingestor", "Classifier", "Assigner", "Resolver", "Correlator", "Switchyard"]
    static let layers: Set = ["Core", "Service", "Main"]
    /// Folders that one service has beside its layers.
    static let further: Set = ["Switchyard/Sandbox", "Switchyard/Simulation", "Classifier/Asking"]
    /// Names that say nothing about what is inside.
    static let vague: Set = [
        "Common", "Utils", "Utilities", "Util", "Helpers", "Helper", "Manager", "Managers", "Misc",
    ]

    /// Findings among folders that stand at the root; hidden ones are tools' own.
    static func top(folders present: [String]) -> [Finding] {
        present.filter { !$0.hasPrefix(".") && !folders.contains($0) }.map {
            Finding($0, "a folder at the root: \(folders.sorted().joined(separator: ", ")) are the places")
        }
    }

    /// Findings among paths of Swift files.
    static func findings(in paths: [String]) -> [Finding] {
        paths.flatMap { path in
            let parts = path.split(separator: "/").map(String.init)
            var problems: [String] = []
            if parts.last == "main.swift" { problems.append("main.swift: the entry is @main") }
            problems += parts.dropLast().filter(vague.contains).map { "\($0): name what is in it" }
            switch parts.first {
            case "Services": problems += service(parts)
            case "Shared" where parts.count < 3: problems.append("stands in no module")
            case "Tests"
            where !(parts[1].hasSuffix("Tests") || ["Support", "PythonPrograms", "Benchmarks"].contains(parts[1]))
                || parts.count < 3:
                problems.append("tests stand in Tests/<Target>Tests")
            default: break
            }
            return problems.map { Finding(path, $0) }
        }
    }

    private static func service(_ parts: [String]) -> [String] {
        guard parts.count > 3 else { return ["stands in no layer of a service"] }
        var problems: [String] = []
        if !services.contains(parts[1]) { problems.append("\(parts[1]): no service of this name") }
        if !layers.contains(parts[2]), !further.contains("\(parts[1])/\(parts[2])") {
            problems.append("\(parts[2]): a service has \(layers.sorted().joined(separator: ", "))")
        }
        return problems
    }
}
