import PythonPrograms
import Testing

@Suite(
    "The sandbox under clients that others wrote", .timeLimit(.minutes(2)),
    .enabled(
        if: Python.has("githubkit, github"),
        "needs python3 with githubkit and PyGithub from PyPI (Tests/requirements.txt)"))
struct ClientTests {
    @Test(
        "issues, labels, people, comments, search and pages work as on GitHub",
        arguments: ["githubkit", "pygithub"])
    func works(client: String) async throws {
        try await SandboxTrial.with { trial in
            let result = await Python.runApart([Python.script("clients.py"), client, trial.url])
            #expect(result.status == 0, "\(result.output.suffix(3000))")
            #expect(result.output.contains("\(client) is content"))
        }
    }
}
