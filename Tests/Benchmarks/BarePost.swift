import ServiceHTTP
import ServiceRuntime

/// A POST whose body is read and thrown away, on the server of the services with all of its limits and metrics: no
/// service can be faster.
enum BarePost {
    static func serve() async -> Never {
        await ServiceBootstrap<Void>(
            service: "bare", defaultPort: 8899, configure: { _, _ in },
            build: { context, _ in
                var table = RouteTable(title: "Bare POST", summary: "Reads a body and answers.")
                table.routes = [
                    RawRoute(
                        .post, "/webhooks/github", summary: "Reads the body.", access: .open,
                        maximumBodyBytes: 25 << 20, responses: [RouteResponse(202, "Read.")]
                    ) { request in .json(202, bytes: Array("{\"bytes\":\(request.body.count)}".utf8)) }
                ]
                return [try HTTPService(table, context: context)]
            }
        ).main()
    }
}
