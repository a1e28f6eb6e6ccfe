import Contracts
import FailureText

extension FailureMemory {
    /// What a person's word on it, or else how it ended, teaches the model; `nil` when neither contradicts the verdict.
    ///
    /// What the error is, and not where it happened: of the error's lines, those that name a node are left out with the title,
    /// which names it too. Else one word on `mart_trips` would change the verdict on whatever befalls `mart_returns`. What says
    /// nothing else is taught as it stands.
    package var lesson: LabelledReport? {
        guard let said = feedback, let category = said.correctedCategory else { return nil }
        let telling = lines.filter { $0 != title && MentionedNodes.find(in: $0).isEmpty }
        return LabelledReport(
            id: "correction:\(fingerprint)", title: telling.isEmpty ? title : "",
            body: (telling.isEmpty ? lines : telling).joined(separator: "\n"), category: category,
            experts: [said.correctedExpert ?? verdict.expert])
    }
}
