package import Contracts

/// What is known of the thing that people are told of.
package struct AlertFacts: Codable, Hashable, Sendable {
    /// Who can end it.
    package var expert: Expert?
    /// Logins or teams that have it.
    package var owners: [String]
    /// Its type.
    package var errorType: ErrorType?
    /// By when it is to be resolved.
    package var deadline: Timestamp?
    /// Where to look.
    package var links: [NoticeLink]
    /// What else there is to say.
    package var more: [NoticeFact]

    /// Made of its parts; what is left out is not known.
    package init(
        expert: Expert? = nil, owners: [String] = [], errorType: ErrorType? = nil, deadline: Timestamp? = nil,
        links: [NoticeLink] = [], more: [NoticeFact] = []
    ) {
        self.expert = expert
        self.owners = owners
        self.errorType = errorType
        self.deadline = deadline
        self.links = links
        self.more = more
    }

    /// In the order in which people ask: who, by when, what.
    func list(of alert: Alert) -> [NoticeFact] {
        var list: [NoticeFact] = []
        let owner = owners.isEmpty ? expert?.rawValue : owners.joined(separator: ", ")
        if let owner { list.append(NoticeFact(name: "Owner", value: owner)) }
        if let deadline, !alert.isOver { list.append(NoticeFact(name: "Due", value: deadline.rfc3339)) }
        if let errorType { list.append(NoticeFact(name: "Error", value: errorType.rawValue)) }
        list += more
        if let seen = alert.acknowledgement {
            list.append(NoticeFact(name: "Seen to by", value: "\(seen.actor) (\(seen.via)), \(seen.at.rfc3339)"))
        }
        if let incident = alert.incident { list.append(NoticeFact(name: "Part of", value: incident)) }
        list.append(NoticeFact(name: "Since", value: alert.raisedAt.rfc3339))
        if let ended = alert.endedAt { list.append(NoticeFact(name: "Over", value: ended.rfc3339)) }
        return list
    }
}
