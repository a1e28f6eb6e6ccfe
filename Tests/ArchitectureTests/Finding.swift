/// A place that breaks a rule of `CONTRIBUTING.md`.
struct Finding: Hashable, Sendable, CustomStringConvertible {
    /// A file, a file and a line, or a target.
    let place: String
    let problem: String

    init(_ place: String, _ problem: String) {
        self.place = place
        self.problem = problem
    }

    init(_ path: String, line: Int, _ problem: String) { self.init("\(path):\(line)", problem) }

    var description: String { "\(place): \(problem)" }
}
