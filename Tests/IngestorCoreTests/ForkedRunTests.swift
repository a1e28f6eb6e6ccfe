import IngestorCore
import Testing

@Suite("Workflow runs of forks")
struct ForkedRunTests {
    @Test("a fork's branch of a watched name neither proves nor fails anything", arguments: ["success", "failure"])
    func fork(conclusion: String) throws {
        let body = Given.workflow(conclusion, from: "mallory/dbt_cloud", event: "pull_request")
        #expect(Given.ignored(try Given.decide("workflow_run", body)) == "branch of another repository")
    }

    @Test("nor does the branch of a fork that is gone")
    func gone() throws {
        let body = Given.workflow("success", from: nil, event: "pull_request_target")
        #expect(Given.ignored(try Given.decide("workflow_run", body)) == "branch of another repository")
        #expect(Given.run(try Given.decide("workflow_run", Given.workflow("success", from: nil))) != nil)
    }

    @Test("upper and lower case make no other repository")
    func spelling() throws {
        #expect(Given.run(try Given.decide("workflow_run", Given.workflow("success", from: "Acme/DBT_cloud"))) != nil)
    }
}
