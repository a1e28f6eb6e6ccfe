import Testing

@Suite("Rules about what runs it")
struct DeploymentRuleTests {
    private let names = CodeNames(
        variables: ["SWITCHYARD_HOST", "SWITCHYARD_API_TOKEN", "SWITCHYARD_DRAIN_SECONDS", "GITHUB_TOKEN"],
        metrics: ["switchyard_stream_lag", "switchyard_entry_duration_seconds"])

    private func compose(_ name: String, _ change: String = "") throws -> [String] {
        let yaml = """
            secrets: {api_token: {file: a}, github_write_token: {file: b}}
            networks: {inside: {internal: true}}
            services:
              \(name):
                stop_grace_period: 30s
                user: "1:1"
                read_only: true
                cap_drop: [ALL]
                security_opt: ["no-new-privileges:true"]
                restart: always
                networks: [inside, outside]
                healthcheck: {test: [CMD, a]}
                deploy: {resources: {limits: {memory: 1M}}}
                volumes: ["a:/etc/switchyard:ro"]
                secrets: [api_token, github_write_token]
                environment: {SWITCHYARD_API_TOKEN_FILE: /run/secrets/api_token}
            """
        var lines = yaml.split(separator: "\n").map(String.init)
        let key = change.prefix { $0 != ":" }
        lines.removeAll { !key.isEmpty && $0.hasPrefix("    \(key):") }
        if !change.isEmpty { lines.append("    \(change)") }
        let document = try #require(try Plain.documents(lines.joined(separator: "\n")).first)
        return ComposeRules.findings(in: document, knowing: names).map(\.description)
            .filter { !$0.contains("yaml: lacks") }
    }

    @Test("a service of compose.yaml that keeps the rules is passed over")
    func good() throws { #expect(try compose("resolver") == []) }

    @Test(
        "a service of compose.yaml that breaks one is found",
        arguments: [
            ("ports: [\"8804:8804\"]", "publishes a port"), ("container_name: a", "can't be scaled"),
            ("read_only: false", "write to its root"), ("user: root", "runs as root"),
            ("user: \"0:0\"", "runs as root"),
            ("cap_drop: [CHOWN]", "keeps capabilities"), ("security_opt: []", "gain privileges"),
            ("restart: \"\"", "not restarted"), ("healthcheck: {}", "no health check"),
            ("deploy: {}", "no memory limit"), ("networks: [inside]", "its networks"),
            ("stop_grace_period: 20s", "stop_grace_period"), ("volumes: [\"a:/etc/switchyard\"]", "may change it"),
            ("environment: {SWITCHYARD_API_TOKEN: a}", "a secret"), ("environment: {SWITCHYARD_HOTS: a}", "no program"),
            ("environment: {SWITCHYARD_DRAIN_SECONDS: 40}", "stop_grace_period"),
            ("environment: {GITHUB_TOKEN_FILE: /run/secrets/other}", "not mounted"),
        ])
    func bad(change: String, problem: String) throws {
        let found = try compose("resolver", change)
        #expect(found.count == 1)
        #expect(found.allSatisfy { $0.contains(problem) })
    }

    @Test("a program that holds more than it needs is found")
    func privileges() throws {
        #expect(try compose("classifier").count == 1)
        #expect(Fleet.privileges("classifier", variables: ["GITHUB_TOKEN_FILE"], secrets: []).count == 1)
        #expect(Fleet.privileges("resolver", variables: [], secrets: ["github_webhook_secret"]).count == 1)
        #expect(Fleet.privileges("ingestor", variables: [], secrets: ["github_write_token"]).count == 1)
    }

    @Test("the key of Claude in another program's hands is found, and so is a way outside that is nobody's business")
    func asking() throws {
        for program in Fleet.programs {
            let isAsker = program == Fleet.asker
            let byVariable = Fleet.privileges(program, variables: ["ANTHROPIC_API_KEY_FILE"], secrets: [])
            let bySecret = Fleet.privileges(program, variables: [], secrets: ["anthropic_api_key"])
            #expect(byVariable.isEmpty == isAsker && bySecret.isEmpty == isAsker)
        }
        #expect(Fleet.networks("redis") == ["inside"] && !Fleet.networks("console").contains("outside"))
        let open = """
            kind: NetworkPolicy
            spec:
              podSelector: {matchExpressions: [{key: app.kubernetes.io/name, operator: In, values: [console, classifier]}]}
              egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}]
            """
        #expect(KubernetesRules.outgoing(try Plain.documents(open)) == ["classifier", "console"])
        let all = "kind: NetworkPolicy\nspec: {podSelector: {}, egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}]}\n"
        #expect(KubernetesRules.outgoing(try Plain.documents(all)) == ["everything"])
    }

    @Test("settings of Redis that are missing are found")
    func redis() {
        #expect(Fleet.redis(["--appendonly", "yes", "--appendfsync", "everysec"]).count == 2)
        #expect(Fleet.redis(Fleet.redisSettings.flatMap { [$0, $1] }).isEmpty)
    }

    @Test("a pod that breaks the rules is found")
    func pods() throws {
        let yaml = "kind: Deployment\nmetadata: {name: console}\n---\nkind: Service\nmetadata: {name: console}\n"
        let found = KubernetesRules.findings(in: try Plain.documents(yaml), knowing: names).map(\.description)
        #expect(found.contains { $0.contains("console lacks") })
        #expect(found.contains { $0.contains("redis is missing") })
        #expect(found.contains { $0.contains("denies") })
    }

    @Test("an image that breaks the rules is found, and so is a metric that nobody records")
    func texts() {
        #expect(ImageRules.findings(in: "FROM debian\nRUN curl a\n").count >= 5)
        let asked = "rate(switchyard_entry_duration_seconds_bucket[5m]) + switchyard_stream_lag + switchyard_stream_leg"
        #expect(
            names.metricFindings(in: asked, at: "a").map(\.description) == [
                "a: switchyard_stream_leg: no program records it"
            ])
    }
}
