import Outbound
import Testing

@Suite("Writes over the wire", .timeLimit(.minutes(1)))
struct CurlWriteTests {
    let curl = CurlTrial()

    @Test(
        "a write is never sent twice, though its connection was used before and breaks without a word",
        arguments: ["POST", "PATCH", "PUT", "DELETE"])
    func neverTwice(method: String) async throws {
        let server = try StandIn { seen in seen.target == "/write" ? .close : .reply(200) }
        _ = try await curl.send(OutboundRequest("GET", server.url + "/read"))
        let error = await curl.failure(OutboundRequest(method, server.url + "/write", body: [1]))
        #expect(error?.code == .reset)
        #expect(error?.mayHaveBeenApplied == true)
        #expect(server.seen.filter { $0.target == "/write" }.count == 1)
    }
}
