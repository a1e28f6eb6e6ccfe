package import ServiceRuntime
package import Signatures

/// How to reach GitHub, as the environment says.
package struct GitHubSettings: Sendable {
    /// The API's address, without a slash at its end.
    package var baseURL: String
    /// A ready token.
    package var token: Secret?
    /// A GitHub App: its id, private key and installation.
    package var app: (id: String, key: Secret, installation: String)?

    /// GitHub's own address.
    package static let publicURL = "https://api.github.com"

    /// Reads `GITHUB_API_URL`, `GITHUB_TOKEN` (or `DA_AGENT_HUB_PAT`), or the three of a GitHub App.
    package init(from environment: inout EnvironmentReader, settings: ServiceSettings) {
        var url = environment.string("GITHUB_API_URL", default: GitHubSettings.publicURL)
        while url.hasSuffix("/") { url.removeLast() }
        baseURL = url
        token = environment.secret("GITHUB_TOKEN", "DA_AGENT_HUB_PAT")
        let id = environment.optionalString("GITHUB_APP_ID")
        let key = environment.secret("GITHUB_APP_PRIVATE_KEY")
        let installation = environment.optionalString("GITHUB_APP_INSTALLATION_ID")
        if let id, let key, let installation {
            app = (id, key, installation)
        } else if id != nil || key != nil || installation != nil {
            environment.report(
                "GITHUB_APP_ID", "only a part of the GitHub App is set",
                remedy: "set GITHUB_APP_ID, GITHUB_APP_PRIVATE_KEY and GITHUB_APP_INSTALLATION_ID")
        }
        if !settings.pace.isReal, url == GitHubSettings.publicURL, token != nil || app != nil {
            environment.report(
                "SWITCHYARD_CLOCK_RATE", "an accelerated clock must not meet a real GitHub",
                remedy: "unset it, or set GITHUB_API_URL to the sandbox")
        }
    }
}
