/// Everything that is wrong in one policy file, in the order of the file.
package struct PolicyProblems: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name of the file as the caller gave it.
    package let file: String
    /// At least one problem, ordered by line and column.
    package let problems: [PolicyProblem]

    init(file: String, problems: [PolicyProblem]) {
        self.file = file
        self.problems = problems.enumerated().sorted { left, right in
            (left.element.code == .more ? 1 : 0, left.element.line, left.element.column, left.offset)
                < (right.element.code == .more ? 1 : 0, right.element.line, right.element.column, right.offset)
        }.map(\.element)
    }

    /// One line a problem: `switchyard.yaml:12:5: path: what is wrong; what to do`.
    package var description: String {
        problems.map { "\(file):\($0)" }.joined(separator: "\n")
    }
}
