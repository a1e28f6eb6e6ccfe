/// A program that `switchyard up` keeps running.
package struct ChildProgram: Sendable, Hashable {
    /// What its lines are marked with.
    package var name: String
    /// The path of the executable.
    package var executable: String
    /// Its arguments.
    package var arguments: [String]
    /// Its whole environment.
    package var environment: [String: String]
    /// ANSI colour of its mark, 31…36 or 91…96.
    package var colour: Int
    /// Programs of a lower stage are started first and stopped last.
    package var stage: Int

    /// Made of its fields.
    package init(
        name: String, executable: String, arguments: [String] = [], environment: [String: String], colour: Int,
        stage: Int
    ) {
        self.name = name
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        self.colour = colour
        self.stage = stage
    }
}
