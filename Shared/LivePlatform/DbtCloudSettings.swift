package import ServiceRuntime
package import Signatures

/// How to reach dbt Cloud, as the environment says.
package struct DbtCloudSettings: Sendable {
    /// The address of the account's region, without a slash at its end.
    package let baseURL: String
    /// The account.
    package let accountID: String
    /// A service token that may read runs and artifacts.
    package let token: Secret

    /// Where accounts in North America are.
    package static let publicURL = "https://cloud.getdbt.com"

    /// Reads `DBT_CLOUD_URL`, `DBT_CLOUD_API_TOKEN`, `DBT_CLOUD_ACCOUNT_ID`; `nil` without a token.
    package init?(from environment: inout EnvironmentReader, settings: ServiceSettings) {
        let url = environment.address(
            "DBT_CLOUD_URL", default: DbtCloudSettings.publicURL, schemes: ["https", "http"])
        let account = environment.optionalString("DBT_CLOUD_ACCOUNT_ID")
        guard let token = environment.optionalSecret("DBT_CLOUD_API_TOKEN") else { return nil }
        if account == nil || account?.allSatisfy(\.isNumber) == false {
            environment.report(
                "DBT_CLOUD_ACCOUNT_ID", "is not set, or no number, and DBT_CLOUD_API_TOKEN is set",
                remedy: "set it to the number in the address of your account's pages")
        }
        if !settings.pace.isReal, DbtCloudSettings.isReal(url) {
            environment.report(
                "SWITCHYARD_CLOCK_RATE", "an accelerated clock must not meet a real dbt Cloud",
                remedy: "unset it, or set DBT_CLOUD_URL to the sandbox")
        }
        baseURL = url
        accountID = account ?? "0"
        self.token = token
    }

    /// Whether dbt Labs serve there, in whichever region.
    static func isReal(_ url: String) -> Bool {
        let host = (url.split(separator: "/").dropFirst().first ?? "").prefix { $0 != ":" }.lowercased()
        return ["getdbt.com", "dbt.com"].contains { host == $0 || host.hasSuffix(".\($0)") }
    }
}
