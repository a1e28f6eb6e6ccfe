import AssignerCore
import Contracts
import Testing

@Suite("Labels")
struct LabelPlanTests {
    @Test("the labels have the names and colours that are promised")
    func all() {
        let promised = [
            "claude:classified": "0E8A16", "category:transient_failure": "F9D71C",
            "category:code_fix_required": "D73A4A",
            "category:data_quality_issue": "FF8C00", "category:infrastructure_issue": "8B0000",
            "category:false_positive": "CCCCCC", "priority:critical": "B60205", "priority:high": "D93F0B",
            "priority:medium": "FBCA04", "priority:low": "0E8A16", "switchyard:monitoring": "1D76DB",
            "switchyard:held": "5319E7", "switchyard:escalated": "B60205", "switchyard:recurring": "C2E0C6",
            "switchyard:cross-repo": "0052CC", "claude:investigate": "BFD4F2",
        ]
        #expect(LabelPlan.all.count == promised.count)
        for label in LabelPlan.all {
            #expect(promised[label.name] == label.color, "\(label.name)")
            // GitHub's limit for a description.
            #expect((1...100).contains(label.description.count))
        }
    }

    @Test("every verdict's labels are among those that are made")
    func known() {
        let names = Set(LabelPlan.all.map(\.name))
        for category in Category.known {
            for priority in Priority.known {
                var verdict = Given.verdict(category)
                verdict.priority = priority
                let labels = LabelPlan.labels(for: verdict)
                #expect(names.isSuperset(of: labels))
                #expect(labels.prefix(3) == ["claude:classified", "category:\(category)", "priority:\(priority)"])
                #expect(labels.contains(LabelPlan.monitoring) == (category == .transientFailure))
            }
        }
    }

    @Test("what waits for a person is held and not watched")
    func held() {
        let labels = LabelPlan.labels(for: Given.verdict(.transientFailure, held: "prose alone says so"))
        #expect(labels.contains(LabelPlan.held) && !labels.contains(LabelPlan.monitoring))
    }

    @Test("what people decided about gets no label from us")
    func people() {
        let verdict = Given.verdict()
        #expect(
            LabelPlan.labels(for: verdict, decidedByPeople: ["category"]) == ["claude:classified", "priority:high"])
        #expect(
            LabelPlan.labels(for: verdict, decidedByPeople: ["priority", "category", "assignees"]) == [
                "claude:classified"
            ])
    }

    @Test(
        "only labels of category and priority, and that of incidents, decide something",
        arguments: [
            ("category:x", "category"), ("priority:low", "priority"), ("Category:x", nil), ("switchyard:held", nil),
            ("", nil), ("switchyard:cross-repo", "switchyard:cross-repo"),
        ] as [(String, String?)])
    func aspect(label: String, expected: String?) { #expect(LabelPlan.aspect(of: label) == expected) }
}
