package import Contracts

/// Which of people's words the model in use has learnt, for all replicas alike, and how those that came since did on trial.
///
/// The model follows from it and from the words alone: whoever reads the same record learns the same model.
package struct ModelPromotion: Codable, Hashable, Sendable {
    /// The name of the record.
    package static let record = "classifier:promotion"
    /// The name of the index of words, by the millisecond when each was said.
    package static let words = "feedback:classifier"

    /// Words up to this millisecond are in use.
    package var takenThrough: Int64 = 0
    /// The last trial of newer words, if there was one.
    package var trial: Trial?
    /// An operator's wish that words are used whatever the trial says, if there was one.
    package var force: Force?

    /// How a model with newer words did.
    package struct Trial: Codable, Hashable, Sendable {
        /// Its newest word.
        package var through: Int64
        /// How many words were there.
        package var words: Int
        /// Accuracy of the model in use on reports that neither learns, 0…1.
        package var before: Double
        /// Accuracy with the newer words.
        package var after: Double
        /// Whether it was taken into use.
        package var isTaken: Bool
        /// When it was tried.
        package var at: Timestamp

        /// Made of its fields.
        package init(through: Int64, words: Int, before: Double, after: Double, isTaken: Bool, at: Timestamp) {
            self.through = through
            self.words = words
            self.before = before
            self.after = after
            self.isTaken = isTaken
            self.at = at
        }

        private enum CodingKeys: String, CodingKey {
            case through
            case words
            case before
            case after
            case isTaken = "taken"
            case at
        }
    }

    /// An operator's wish.
    package struct Force: Codable, Hashable, Sendable {
        /// It holds for words up to this millisecond; newer ones are tried again.
        package var through: Int64
        /// Whose it is.
        package var actor: String
        /// When it was said.
        package var at: Timestamp

        /// Made of its fields.
        package init(through: Int64, actor: String, at: Timestamp) {
            self.through = through
            self.actor = actor
            self.at = at
        }
    }

    /// What is to be done about the words that there are.
    package enum Move: Hashable, Sendable {
        /// Words up to the millisecond that is recorded are used.
        case use
        /// All are used, since an operator wants it so; that is to be recorded.
        case obey
        /// All are tried.
        case tryAll
    }

    /// Nothing was learnt yet.
    package init() {}

    /// What is to be done when there are `words`, the newest of which was said at `newest`.
    package func move(words: Int, newest: Int64) -> Move {
        if words == 0 || newest <= takenThrough { return .use }
        if let force, newest <= force.through { return .obey }
        if let trial, !trial.isTaken, trial.through == newest, trial.words == words { return .use }
        return .tryAll
    }

    /// The record after a trial of all words.
    package func tried(_ trial: CorrectionTrial, words: Int, newest: Int64, at moment: Timestamp) -> ModelPromotion {
        var next = self
        next.trial = Trial(
            through: newest, words: words, before: trial.before, after: trial.after, isTaken: trial.isNoWorse,
            at: moment)
        if trial.isNoWorse { next.takenThrough = newest }
        return next
    }

    /// The record after an operator's wish was done.
    package func obeyed(newest: Int64) -> ModelPromotion {
        var next = self
        next.takenThrough = newest
        return next
    }

    /// The record with an operator's wish for all words up to `newest`.
    package func forced(through newest: Int64, by actor: String, at moment: Timestamp) -> ModelPromotion {
        var next = self
        next.force = Force(through: newest, actor: actor, at: moment)
        return next
    }

    private enum CodingKeys: String, CodingKey {
        case takenThrough = "taken_through"
        case trial
        case force
    }
}
