/// What the files under `deploy/kubernetes` promise.
enum KubernetesRules {
    static let folder = "deploy/kubernetes"

    static func findings(in objects: [Plain], knowing names: CodeNames) -> [Finding] {
        func object(_ kind: String, _ name: String) -> Plain? {
            objects.first { $0["kind"].text == kind && $0["metadata"]["name"].text == name }
        }
        var problems: [String] = []
        let shared = object("ConfigMap", "switchyard-environment")?["data"].mapping ?? [:]
        var found = names.findings(Array(shared.keys), at: folder)
        for program in Fleet.programs {
            guard let deployment = object("Deployment", program), let service = object("Service", program),
                object("PodDisruptionBudget", program) != nil
            else {
                problems.append("\(program) lacks a Deployment, a Service or a PodDisruptionBudget")
                continue
            }
            let container = deployment["spec"]["template"]["spec"]["containers"][0]
            let port = String(Fleet.ports[program] ?? 0)
            if container["ports"][0]["containerPort"].text != port || service["spec"]["ports"][0]["port"].text != port {
                problems.append("\(program) is not at port \(port)")
            }
            let own = container["env"].list.map { $0["name"].text }
            found += names.findings(own, at: "\(folder), \(program)")
            problems += pod(deployment, shared).map { "\(program) \($0)" }
            let secrets = items(deployment).map(\.item)
            problems += Fleet.privileges(program, variables: own, secrets: secrets).map { "\(program) \($0)" }
            for (secret, item) in items(deployment) where object("Secret", secret)?["stringData"].mapping[item] == nil {
                problems.append("\(program) mounts \(secret), \(item), of which there is no example")
            }
        }
        problems += redis(object("StatefulSet", "redis"))
        problems += objects.filter { $0["kind"].text == "Service" && !$0["spec"]["type"].isEmpty }.map {
            "the Service \($0["metadata"]["name"].text) is reachable from outside by itself"
        }
        let denies = objects.contains {
            $0["kind"].text == "NetworkPolicy" && $0["spec"]["podSelector"].isEmpty && $0["spec"]["ingress"].isEmpty
                && $0["spec"]["egress"].isEmpty && $0["spec"]["policyTypes"].texts == ["Ingress", "Egress"]
        }
        let outgoing = outgoing(objects)
        if outgoing != Fleet.outgoing { problems.append("reach the outside: \(outgoing.sorted())") }
        if !denies { problems.append("nothing denies the network by default") }
        let filled = objects.filter { $0["kind"].text == "Secret" }.flatMap { $0["stringData"].mapping.values }
        if filled.contains(where: { !$0.isEmpty }) { problems.append("an example of a secret holds a value") }
        return found + problems.map { Finding(folder, $0) }
    }

    /// The programs that policies let out to other networks.
    static func outgoing(_ objects: [Plain]) -> Set<String> {
        let policies = objects.filter { object in
            object["kind"].text == "NetworkPolicy"
                && object["spec"]["egress"].list.contains { rule in
                    rule["to"].list.contains { !$0["ipBlock"].isEmpty } || (rule["to"].isEmpty && !isNames(rule))
                }
        }
        return Set(
            policies.flatMap { policy in
                let selector = policy["spec"]["podSelector"]
                let name = selector["matchLabels"]["app.kubernetes.io/name"].text
                let expression = selector["matchExpressions"][0]
                if !name.isEmpty { return [name] }
                return expression["operator"].text == "In" ? expression["values"].texts : ["everything"]
            })
    }

    /// Whether a rule lets out questions for names alone.
    private static func isNames(_ rule: Plain) -> Bool {
        !rule["ports"].isEmpty && rule["ports"].list.allSatisfy { $0["port"].text == "53" }
    }

    /// What holds for every pod.
    private static func pod(_ workload: Plain, _ shared: [String: Plain]) -> [String] {
        let pod = workload["spec"]["template"]["spec"]
        let container = pod["containers"][0]
        let security = container["securityContext"]
        let drain = Int(shared["SWITCHYARD_DRAIN_SECONDS"]?.text ?? "20") ?? .max
        let pause = Int(container["lifecycle"]["preStop"]["exec"]["command"][1].text) ?? 0
        let grace = Int(pod["terminationGracePeriodSeconds"].text) ?? 30
        let files = container["env"].list + shared.map { .mapping(["name": .text($0.key), "value": $0.value]) }
        let mounts = container["volumeMounts"].list.map { $0["mountPath"].text }
        let expectations: [(Bool, String)] = [
            (pod["securityContext"]["runAsNonRoot"].text == "true", "may run as root"),
            (pod["securityContext"]["seccompProfile"]["type"].text == "RuntimeDefault", "has no seccomp profile"),
            (pod["automountServiceAccountToken"].text == "false", "gets a token of the cluster"),
            (pod["enableServiceLinks"].text == "false", "gets variables after the names of Services"),
            (security["readOnlyRootFilesystem"].text == "true", "may write to its root"),
            (security["allowPrivilegeEscalation"].text == "false", "may gain privileges"),
            (security["capabilities"]["drop"].texts == ["ALL"], "keeps capabilities"),
            (!container["readinessProbe"].isEmpty && !container["livenessProbe"].isEmpty, "lacks a probe"),
            (!container["resources"]["limits"]["memory"].isEmpty, "has no memory limit"),
            (grace > drain + pause, "is killed before it has drained"),
        ]
        return expectations.filter { !$0.0 }.map(\.1)
            + files.filter { file in
                file["name"].text.hasSuffix("_FILE")
                    && !mounts.contains { file["value"].text.hasPrefix($0 + "/") }
            }.map { "does not mount what \($0["name"].text) names" }.sorted()
    }

    private static func redis(_ workload: Plain?) -> [String] {
        guard let workload else { return ["redis is missing"] }
        let arguments = workload["spec"]["template"]["spec"]["containers"][0]["args"].texts
        let keeps = !workload["spec"]["volumeClaimTemplates"].isEmpty
        return (pod(workload, [:]) + Fleet.redis(arguments) + (keeps ? [] : ["keeps no data"])).map { "redis \($0)" }
    }

    /// The secrets that a workload mounts, and what of each.
    private static func items(_ workload: Plain) -> [(secret: String, item: String)] {
        workload["spec"]["template"]["spec"]["volumes"].list.map { $0["secret"] }.filter { !$0.isEmpty }
            .flatMap { secret in
                secret["items"].list.map { (secret["secretName"].text, $0["key"].text) }
            }
    }
}
