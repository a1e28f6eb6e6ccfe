/// What `compose.yaml` promises.
enum ComposeRules {
    static let file = "compose.yaml"

    static func findings(in compose: Plain, knowing names: CodeNames) -> [Finding] {
        let services = compose["services"].mapping
        var found = (Fleet.programs + ["redis"]).filter { services[$0] == nil }.map { Finding(file, "lacks \($0)") }
        if compose["networks"]["inside"]["internal"].text != "true" {
            found.append(Finding(file, "the network inside leads outside"))
        }
        for (name, service) in services.sorted(by: { $0.key < $1.key }) {
            let place = "\(file), \(name)"
            found += common(name, service).map { Finding(place, $0) }
            if name == "redis" {
                found += redis(service).map { Finding(place, $0) }
            } else {
                found += program(name, service, compose).map { Finding(place, $0) }
                found += names.findings(Array(service["environment"].mapping.keys), at: place)
            }
        }
        return found
    }

    private static func common(_ name: String, _ service: Plain) -> [String] {
        let user = service["user"].text.split(separator: ":").first.map(String.init) ?? ""
        let expectations: [(Bool, String)] = [
            (service["ports"].isEmpty || Fleet.reachable.contains(name), "publishes a port"),
            (service["container_name"].isEmpty, "has a container_name, so it can't be scaled"),
            (service["read_only"].text == "true", "may write to its root"),
            (!["", "0", "root"].contains(user), "runs as root"),
            (service["cap_drop"].texts == ["ALL"], "keeps capabilities"),
            (service["security_opt"].texts.contains("no-new-privileges:true"), "may gain privileges"),
            (!service["restart"].isEmpty, "is not restarted"),
            (!service["healthcheck"]["test"].isEmpty, "has no health check"),
            (!service["deploy"]["resources"]["limits"]["memory"].isEmpty, "has no memory limit"),
            (service["networks"].texts == Fleet.networks(name), "is not on its networks"),
        ]
        return expectations.filter { !$0.0 }.map(\.1)
    }

    private static func program(_ name: String, _ service: Plain, _ compose: Plain) -> [String] {
        let environment = service["environment"].mapping
        let secrets = service["secrets"].texts
        var problems = Fleet.privileges(name, variables: Array(environment.keys), secrets: secrets)
        let drain = seconds(environment["SWITCHYARD_DRAIN_SECONDS"]?.text ?? "20") ?? .max
        if (seconds(service["stop_grace_period"].text) ?? 10) <= drain {
            problems.append("stop_grace_period is not above SWITCHYARD_DRAIN_SECONDS")
        }
        if !service["volumes"].texts.contains(where: { $0.hasSuffix(":/etc/switchyard:ro") }) {
            problems.append("has no policy, or may change it")
        }
        for (variable, value) in environment where variable.hasSuffix("_FILE") {
            let secret = value.text.split(separator: "/").last.map(String.init) ?? ""
            if value.text != "/run/secrets/\(secret)" || !secrets.contains(secret) {
                problems.append("\(variable) names \(value.text), which is not mounted")
            }
        }
        problems += secrets.filter { compose["secrets"][$0]["file"].isEmpty }.map { "the secret \($0) has no file" }
        return problems.sorted()
    }

    private static func redis(_ service: Plain) -> [String] {
        let keeps = service["volumes"].texts.contains { $0.hasSuffix(":/data") }
        return Fleet.redis(service["command"].texts) + (keeps ? [] : ["keeps no data"])
    }

    private static func seconds(_ text: String) -> Int? {
        if text.hasSuffix("m") { return Int(text.dropLast()).map { $0 * 60 } }
        return Int(text.hasSuffix("s") ? String(text.dropLast()) : text)
    }
}
