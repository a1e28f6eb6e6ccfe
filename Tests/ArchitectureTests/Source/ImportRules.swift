/// Each file imports only what its target declares.
enum ImportRules {
    /// What comes with the language.
    static let toolchain: Set<String> = [
        "Foundation", "FoundationEssentials", "Testing", "Synchronization", "Dispatch", "Glibc", "Musl", "Darwin",
    ]

    static func findings(in files: [SourceFile], of targets: [PackageTarget]) -> [Finding] {
        files.flatMap { file in
            let target = targets.first { file.path.hasPrefix($0.path + "/") }
            guard let target else { return [Finding(file.path, "in the folder of no target, so it is not built")] }
            let declared = target.targets.union(target.products).union(toolchain)
            return file.imports.filter { !declared.contains($0.module) }.map {
                Finding(file.path, line: $0.line, "imports \($0.module), which \(target.name) does not declare")
            }
        }
    }
}
