/// When closing and reopening has gone round too often.
package struct FlappingPolicy: Hashable, Sendable {
    /// So many rounds.
    package internal(set) var flaps = 3
    /// Within this time.
    package internal(set) var within = Duration.seconds(14 * 86_400)

    static let section = Section(
        name: "flapping", initial: FlappingPolicy(),
        fields: [
            Field("flaps", \.flaps, .integer(1...100), "So many rounds of closing and reopening."),
            Field("within", \.within, .duration(), "Within this time."),
        ])
}
