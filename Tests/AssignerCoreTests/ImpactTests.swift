import AssignerCore
import Contracts
import Policy
import Testing

@Suite("What a node tells of itself")
struct ImpactTests {
    @Test("its owner gets it, and what stands on it sets the deadline")
    func owner() {
        let policy = Given.policy(
            """
            repositories: {acme/dbt_cloud: {mode: act, exposures: [{name: "weekly*", read: "Tue 10:00"}]}}
            experts: {dbt-expert: {members: [octocat]}}
            """)
        var failure = Given.failure(issue: 42)
        failure.nodes[0].owner = "@bea"
        failure.nodes[0].exposures = ["Weekly revenue"]
        let owners = OwnerFacts(nodes: failure.nodes.map { NodeFacts($0) })
        let placed = Given.placer(policy: policy).place(failure, existing: nil, owners: owners).announced
        #expect(placed?.assignees == ["bea"])
        #expect(placed?.deadlines.resolutionAt == Given.now + .seconds(2 * 3600))
    }
}
