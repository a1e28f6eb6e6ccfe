import Foundation
import PythonPrograms
import Support
import SwitchyardCore
import Testing

@Suite("The official Connect client", .timeLimit(.minutes(5)), .serialized)
struct ConnectClientTests {
    @Test(
        "each method answers it, and errors come as Connect codes",
        .enabled(
            if: Python.has("connectrpc, google.protobuf, grpc_tools, openapi_spec_validator"),
            "needs python3 with connectrpc from PyPI (Tests/requirements.txt)"))
    func methods() async throws {
        // One repository is only observed, so that there is a plan to approve.
        let policy = try RunningLine.quickPolicy().replacing(
            "acme/roy_kent:\n    mode: act", with: "acme/roy_kent:\n    mode: observe")
        let line = try RunningLine(policy: policy)
        let result = await Python.runApart([Python.script("rpc.py"), String(line.plan.port), line.plan.apiToken])
        #expect(result.status == 0, "\(result.output)\n\(line.logs.suffix(2000))")
        #expect(result.output.contains("30 methods answered"))
    }
}
