package import Contracts

extension GitHubWorld {
    /// The organisation acme with its three repositories, its people (token `sandbox-<login>`), a stranger, a monitor and
    /// Switchyard's own account (token `sandbox-bot`).
    package static func acme(hook: String?, at now: Timestamp) -> GitHubWorld {
        var world = GitHubWorld()
        let roles = [
            "acme": "admin", "ana": "admin", "bruno": "write", "chen": "write", "dara": "write", "eli": "triage",
            "farah": "write", "gus": "triage", "hana": "maintain", "dbt-monitor[bot]": "write",
            "switchyard[bot]": "admin", "zed": "read",
        ]
        for login in roles.keys.sorted() { world.addUser(login, token: "sandbox-\(login)") }
        world.addUser("dbt-monitor[bot]", token: "sandbox-dbt-monitor")
        world.addUser("switchyard[bot]", token: "sandbox-bot")
        for name in ["dbt_cloud", "roy_kent", "da-agent-hub"] {
            world.addRepository("acme/\(name)", roles: roles, hook: hook, at: now)
        }
        return world
    }
}
