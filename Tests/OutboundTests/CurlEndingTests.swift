import CurlOutbound
import Outbound
import Testing

@Suite("Cancelling and shutting down", .timeLimit(.minutes(1)))
struct CurlEndingTests {
    let curl = CurlTrial()

    @Test("a request of a task that was cancelled before is not sent")
    func cancelledBefore() async throws {
        let server = try StandIn { _ in .reply(200) }
        let task = Task { [curl, url = server.url] in
            while !Task.isCancelled { await Task.yield() }
            return await curl.failure(OutboundRequest("POST", url, body: [1]))
        }
        task.cancel()
        let error = await task.value
        #expect(error?.code == .cancelled)
        #expect(error?.mayHaveBeenApplied == false)
        // What came after is the first that the server sees.
        _ = try await curl.send(OutboundRequest("GET", server.url))
        #expect(server.seen.map(\.method) == ["GET"])
    }

    @Test("a request that is cancelled while it is out ends at once, and its connection with it")
    func cancelledMeanwhile() async throws {
        let server = try StandIn { _ in .hang }
        let task = Task { [curl, url = server.url] in
            await curl.failure(OutboundRequest("POST", url, body: [1], timeout: .seconds(50)))
        }
        await server.arrived()
        task.cancel()
        let error = await task.value
        #expect(error?.code == .cancelled)
        #expect(error?.mayHaveBeenApplied == true)
        await server.departed()
    }

    @Test("a cancel that comes after the reply changes nothing")
    func cancelledAfter() async throws {
        let server = try StandIn { _ in .reply(200, "done") }
        let task = Task { [curl, url = server.url] in
            let result = await curl.result(OutboundRequest("GET", url))
            while !Task.isCancelled { await Task.yield() }
            return result
        }
        await server.arrived()
        task.cancel()
        if case .success(let reply) = await task.value { #expect(reply.body == Array("done".utf8)) }
        #expect(try await curl.send(OutboundRequest("GET", server.url)).status == 200)
    }

    @Test("cancels that race with replies end each request once, and the client goes on")
    func cancelRace() async throws {
        let server = try StandIn { _ in .reply(200) }
        let url = server.url
        let outcomes = await withTaskGroup(of: OutboundError.Code?.self) { group in
            for number in 0..<200 {
                group.addTask { [curl] in
                    let task = Task { await curl.failure(OutboundRequest("GET", "\(url)/\(number)")) }
                    for _ in 0..<(number % 40) { await Task.yield() }
                    task.cancel()
                    return await task.value?.code
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count == 200)
        #expect(outcomes.allSatisfy { $0 == nil || $0 == .cancelled })
        #expect(try await curl.send(OutboundRequest("GET", url)).status == 200)
    }

    @Test("a shutdown ends what is out as cancelled, and takes nothing any more")
    func shutDown() async throws {
        let server = try StandIn { _ in .hang }
        let url = server.url
        let errors = await withTaskGroup(of: OutboundError?.self) { group in
            for _ in 0..<5 {
                group.addTask { [curl] in
                    await curl.failure(OutboundRequest("POST", url, body: [1], timeout: .seconds(50)))
                }
            }
            for _ in 0..<5 { await server.arrived() }
            curl.driver.close()
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(errors.map { $0?.code } == Array(repeating: .cancelled, count: 5))
        #expect(errors.allSatisfy { $0?.mayHaveBeenApplied == true })
        let late = await curl.failure(OutboundRequest("POST", url, body: [1]))
        #expect(late?.code == .cancelled)
        #expect(late?.mayHaveBeenApplied == false)
        #expect(server.seen.count == 5)
        curl.driver.close()
    }
}
