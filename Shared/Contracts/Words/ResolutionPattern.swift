/// How an issue ended.
package struct ResolutionPattern: OpenEnum {
    /// The word as it stands on the wire.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Proven recovered without a change.
    package static let autoResolved = ResolutionPattern(rawValue: "auto_resolved")
    /// The word `pr_merged`.
    package static let prMerged = ResolutionPattern(rawValue: "pr_merged")
    /// The word `data_fixed`.
    package static let dataFixed = ResolutionPattern(rawValue: "data_fixed")
    /// The word `infra_resolved`.
    package static let infraResolved = ResolutionPattern(rawValue: "infra_resolved")
    /// The word `false_alarm`.
    package static let falseAlarm = ResolutionPattern(rawValue: "false_alarm")
    /// The node is gone.
    package static let removed = ResolutionPattern(rawValue: "removed")
    /// A person closed it.
    package static let human = ResolutionPattern(rawValue: "human")

    /// Whether runs, changes or data proved the end; a person's word and an issue that is gone prove nothing.
    package var isProven: Bool { [.autoResolved, .prMerged, .dataFixed, .infraResolved].contains(self) }

    /// The words of this version, in their documented order.
    package static let known: [ResolutionPattern] = [
        .autoResolved, .prMerged, .dataFixed, .infraResolved, .falseAlarm, .removed, .human,
    ]
}
