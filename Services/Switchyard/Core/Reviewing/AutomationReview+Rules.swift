import Contracts
import Policy

extension AutomationReview {
    /// Rules that never match, and rules that another one always comes before. The last ones come first: taking out one rule then
    /// moves none that is still to be taken out.
    var rules: [ReviewFinding] {
        guard facts.classified >= AutomationReview.enough else { return [] }
        let sorting = facts.policy.classification.rules.enumerated().reversed().compactMap { index, rule in
            useless(rule.name, facts.sorting[rule.name], ["classification", "rules"], index, of: facts.classified)
        }
        guard facts.placed >= AutomationReview.enough else { return sorting }
        let routing = facts.policy.assignmentRules.rules.enumerated().reversed().compactMap { index, rule in
            let name = rule.name ?? "rules[\(index)]"
            return useless(name, facts.routing[name], ["assignment_rules", "rules"], index, of: facts.placed)
        }
        return sorting + routing
    }

    private func useless(
        _ name: String, _ use: ReviewFacts.RuleUse?, _ path: [String], _ index: Int, of count: Int
    ) -> ReviewFinding? {
        let use = use ?? ReviewFacts.RuleUse()
        guard use.won == 0 else { return nil }
        let place = path.joined(separator: ".")
        let change = PolicyChange.remove(path: path, index: index)
        if use.matched == 0 {
            return ReviewFinding(
                "rule_never_matched", "none of \(count) failures matched the rule \(name) of \(place)", count: count,
                evidence: ["\(place)[\(index)]"], remedy: "take it out, or see whether what it looks for is spelt so",
                change: change)
        }
        return ReviewFinding(
            "rule_always_loses",
            "the rule \(name) of \(place) matched \(use.matched) times, and each time one before it decided",
            count: use.matched, evidence: ["\(place)[\(index)]"], remedy: "move it up, or take it out", change: change)
    }
}
