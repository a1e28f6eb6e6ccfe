/// What happened to an issue.
package struct ActivityAction: OpenEnum {
    /// The word as it stands on the wire.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The word `opened`.
    package static let opened = ActivityAction(rawValue: "opened")
    /// The word `edited`.
    package static let edited = ActivityAction(rawValue: "edited")
    /// The word `closed`.
    package static let closed = ActivityAction(rawValue: "closed")
    /// The word `reopened`.
    package static let reopened = ActivityAction(rawValue: "reopened")
    /// The word `labeled`.
    package static let labeled = ActivityAction(rawValue: "labeled")
    /// The word `unlabeled`.
    package static let unlabeled = ActivityAction(rawValue: "unlabeled")
    /// The word `assigned`.
    package static let assigned = ActivityAction(rawValue: "assigned")
    /// The word `unassigned`.
    package static let unassigned = ActivityAction(rawValue: "unassigned")
    /// The word `commented`.
    package static let commented = ActivityAction(rawValue: "commented")
    /// The word `pull_request_merged`.
    package static let pullRequestMerged = ActivityAction(rawValue: "pull_request_merged")
    /// The word `transferred`.
    package static let transferred = ActivityAction(rawValue: "transferred")
    /// The word `locked`.
    package static let locked = ActivityAction(rawValue: "locked")
    /// The word `deleted`.
    package static let deleted = ActivityAction(rawValue: "deleted")

    /// The words of this version, in their documented order.
    package static let known: [ActivityAction] = [
        .opened, .edited, .closed, .reopened, .labeled, .unlabeled, .assigned, .unassigned, .commented,
        .pullRequestMerged, .transferred, .locked, .deleted,
    ]
}
