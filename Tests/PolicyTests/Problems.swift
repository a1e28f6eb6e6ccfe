import Policy

/// The problems of a text, none when it is a policy.
func problems(_ yaml: String) -> [PolicyProblem] {
    do throws(PolicyProblems) {
        _ = try Policy.load(yaml: yaml, file: "switchyard.yaml")
        return []
    } catch {
        return error.problems
    }
}

/// The policy of a text that is expected to be one.
func policy(_ yaml: String) throws -> Policy { try Policy.load(yaml: yaml, file: "switchyard.yaml") }
