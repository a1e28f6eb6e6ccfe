/// One thing that keeps a service from starting, told so that the reader can mend it.
package struct ConfigurationProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// What it concerns: the name of an environment variable, or a place in a file.
    package let name: String
    /// What is wrong; never holds the value of a secret.
    package let problem: String
    /// What to do about it.
    package let remedy: String

    /// Made of its fields.
    package init(name: String, problem: String, remedy: String) {
        self.name = name
        self.problem = problem
        self.remedy = remedy
    }

    /// One line.
    package var description: String { "\(name): \(problem); \(remedy)" }
}

/// Everything that keeps a service from starting, found in one go.
package struct ConfigurationProblems: Error, Hashable, Sendable, CustomStringConvertible {
    /// In the order in which they were found.
    package let list: [ConfigurationProblem]

    /// Made of its list.
    package init(_ list: [ConfigurationProblem]) { self.list = list }

    /// One line a problem.
    package var description: String { list.map(\.description).joined(separator: "\n") }
}
