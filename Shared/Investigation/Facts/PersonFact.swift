package import Contracts

/// What a person did to the issue.
package struct PersonFact: Codable, Hashable, Sendable {
    /// Their login.
    package var login: String
    /// What they did.
    package var action: ActivityAction
    /// The label, assignee or command, where there is one.
    package var word: String?
    /// When.
    package var at: Timestamp

    /// `nil` for what bots did, and for comments that command nothing.
    package init?(_ change: IssueChanged) {
        guard !change.actor.isBot, change.action != .commented || change.command != nil else { return nil }
        login = change.actor.login
        action = change.action
        word = change.label ?? change.assignee ?? change.command
        at = change.at
    }
}
