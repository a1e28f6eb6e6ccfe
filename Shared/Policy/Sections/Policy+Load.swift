extension Policy {
    /// Reads a policy file. Every problem is reported at once, except that a text that is no YAML is reported alone.
    ///
    /// An empty text is the policy of defaults. Time and memory are bounded whatever the text is: at most 1 MiB, 32
    /// levels and 100,000 values with aliases followed are read.
    ///
    /// - Parameters:
    ///   - yaml: The file's text.
    ///   - file: The file's name, which starts each line of the rendered problems.
    /// - Throws: `PolicyProblems` with at least one problem.
    package static func load(yaml: String, file: String) throws(PolicyProblems) -> Policy {
        var log = ProblemLog()
        let root = YAMLReader.read(yaml, log: &log)
        var policy: Policy? = Policy()
        if let root { policy = section.read(root, "", &log) }
        guard log.problems.isEmpty, let policy else { throw PolicyProblems(file: file, problems: log.problems) }
        return policy
    }

    /// The whole policy with every key and default, in one fixed order: JSON, which is also YAML, and which `load` reads
    /// back to an equal policy.
    package func canonicalText() -> String { Policy.section.write(self).pretty() + "\n" }

    /// What a verdict records of the policy that it was reached under: `p1:` and 16 hexadecimal digits, equal for equal
    /// policies however their files are written.
    ///
    /// FNV-1a (64 bits) over the canonical text: it tells versions apart, it does not protect against forgery.
    /// Source: draft-eastlake-fnv.
    package var fingerprintOfPolicy: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in Policy.section.write(self).compact.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return "p1:" + String(repeating: "0", count: 16 - digits.count) + digits
    }
}
