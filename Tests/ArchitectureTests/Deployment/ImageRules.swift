/// What `deploy/docker/Dockerfile` promises.
enum ImageRules {
    static let file = "deploy/docker/Dockerfile"

    static func findings(in text: String) -> [Finding] {
        let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.hasPrefix("#") }
        let runtime = lines.drop { !$0.hasSuffix(" AS runtime") }
        let user = lines.last { $0.hasPrefix("USER ") }?.dropFirst(5) ?? "0"
        let expectations: [(Bool, String)] = [
            (lines.filter { $0.hasPrefix("FROM ") }.count >= 2 && !runtime.isEmpty, "is of one stage"),
            (lines.contains { $0.contains("--static-swift-stdlib") }, "needs the toolchain's libraries"),
            (!user.hasPrefix("0") && !user.hasPrefix("root"), "runs as root"),
            (runtime.contains { $0.contains("HEALTHCHECK") && $0.contains("--health") }, "has no health check"),
            (runtime.contains { $0.hasPrefix("COPY --from=build ") }, "copies nothing from the build"),
            (!runtime.contains { $0.contains("curl ") || $0.contains("wget") }, "brings a client for its health check"),
            (!runtime.contains { $0.hasPrefix("ADD ") || $0.hasPrefix("COPY . ") }, "copies more than the product"),
            (
                ["title", "description", "licenses", "version", "revision"].allSatisfy { label in
                    runtime.contains { $0.contains("org.opencontainers.image.\(label)=") }
                }, "lacks a label"
            ),
        ]
        return expectations.filter { !$0.0 }.map { Finding(file, $0.1) }
    }
}
