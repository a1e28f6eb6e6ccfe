import Policy
import Testing

@Suite("Changes of a policy file")
struct PolicyChangeTests {
    private static let file = """
        workspace: acme   # ours
        repositories:
          acme/one: {mode: act, priority: high}   # the first
        resolution:
          # proof
          transient: {green_runs: 2, quiet: "6h"}
        classification:
          rules:
            - {name: a, when: {contains: [x]}, then: {priority: low}}
            # why b is here
            - name: b
              when: {contains: [y]}
              then: {priority: high}

        escalation_triggers: {high_volume_threshold: 5}   # a day

        """

    private static func changed(_ change: PolicyChange, _ yaml: String = file) -> [String]? {
        guard let after = change.apply(to: yaml) else { return nil }
        let old = yaml.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let new = after.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return new.difference(from: old).map { step in
            switch step {
            case .insert(_, let line, _): "+\(line)"
            case .remove(_, let line, _): "-\(line)"
            }
        }.sorted()
    }

    @Test("a value is replaced where it stands, and nothing else")
    func set() {
        #expect(
            PolicyChangeTests.changed(.set(path: ["resolution", "transient", "green_runs"], value: "4")) == [
                "+  transient: {green_runs: 4, quiet: \"6h\"}", "-  transient: {green_runs: 2, quiet: \"6h\"}",
            ])
        #expect(
            PolicyChangeTests.changed(.set(path: ["resolution", "transient", "quiet"], value: "12h")) == [
                "+  transient: {green_runs: 2, quiet: 12h}", "-  transient: {green_runs: 2, quiet: \"6h\"}",
            ])
        #expect(
            PolicyChangeTests.changed(.set(path: ["escalation_triggers", "high_volume_threshold"], value: "9")) == [
                "+escalation_triggers: {high_volume_threshold: 9}   # a day",
                "-escalation_triggers: {high_volume_threshold: 5}   # a day",
            ])
    }

    @Test("what is missing is made: in a mapping on one line, in one over several, in the whole file")
    func make() {
        #expect(
            PolicyChangeTests.changed(.set(path: ["escalation_triggers", "recurring_issue_threshold"], value: "4")) == [
                "+escalation_triggers: {recurring_issue_threshold: 4, high_volume_threshold: 5}   # a day",
                "-escalation_triggers: {high_volume_threshold: 5}   # a day",
            ])
        #expect(
            PolicyChangeTests.changed(.set(path: ["resolution", "false_positive", "min_confidence"], value: "0.97"))
                == [
                    "+  false_positive: {min_confidence: 0.97}"
                ])
        #expect(
            PolicyChangeTests.changed(.set(path: ["notifications", "daily_limit"], value: "9")) == [
                "+notifications: {daily_limit: 9}"
            ])
    }

    @Test("an item of a list is taken out with its lines; the last one leaves an empty list")
    func remove() {
        let path = ["classification", "rules"]
        #expect(
            PolicyChangeTests.changed(.remove(path: path, index: 1)) == [
                "-      then: {priority: high}", "-      when: {contains: [y]}", "-    - name: b",
            ])
        let one = "classification:\n  rules:\n    - {name: a, when: {contains: [x]}, then: {priority: low}}\n"
        #expect(PolicyChange.remove(path: path, index: 0).apply(to: one) == "classification:\n  rules: []\n")
        #expect(PolicyChange.remove(path: path, index: 7).apply(to: one) == nil)
    }

    @Test("an item is put first, whatever the list looks like")
    func prepend() {
        let item = "{name: new, when: {category: transient_failure}, expert: da-architect}"
        let change = PolicyChange.prepend(path: ["assignment_rules", "rules"], item: item)
        let block = "assignment_rules:\n  rules:\n    - {when: {path: x}, expert: dbt-expert}\n"
        #expect(change.apply(to: block)?.contains("  rules:\n    - \(item)\n    - {when") == true)
        let flow = "assignment_rules: {rules: [{when: {path: x}, expert: dbt-expert}]}\n"
        #expect(
            change.apply(to: flow) == "assignment_rules: {rules: [\(item), {when: {path: x}, expert: dbt-expert}]}\n")
        #expect(change.apply(to: "workspace: acme\n") == "workspace: acme\nassignment_rules: {rules: [\(item)]}\n")
    }

    @Test("what would be no policy, or would change nothing, is not done")
    func refused() {
        #expect(PolicyChangeTests.changed(.set(path: ["resolution", "transient", "green_runs"], value: "-1")) == nil)
        #expect(PolicyChangeTests.changed(.set(path: ["resolution", "transient", "green_runs"], value: "2")) == nil)
        #expect(PolicyChangeTests.changed(.set(path: ["nonsense", "x"], value: "2")) == nil)
        #expect(PolicyChange.set(path: ["workspace"], value: "b").apply(to: ": [broken") == nil)
        #expect(PolicyChange.set(path: ["workspace"], value: "b").apply(to: "workspace: *lost\n") == nil)
    }

    @Test("the canonical text of any policy can be changed, too")
    func canonical() throws {
        let text = try Policy.load(yaml: PolicyChangeTests.file, file: "x").canonicalText()
        let changed = try #require(
            PolicyChange.set(path: ["resolution", "transient", "green_runs"], value: "7").apply(to: text))
        #expect(try Policy.load(yaml: changed, file: "x").resolution.transient.greenRuns == 7)
    }
}
