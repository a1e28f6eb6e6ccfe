import DbtCloud
import LivePlatform
import Outbound
import ServiceRuntime
import SwitchyardCore

/// Whether dbt Cloud lets runs of the account be read.
struct DbtCloudExamination {
    let client: OutboundClient
    let values: [String: String]
    let settings: ServiceSettings

    /// `nil` without a token: then runs are heard of and not read.
    func finding() async -> Finding? {
        var environment = EnvironmentReader(values: values)
        guard let dbt = DbtCloudSettings(from: &environment, settings: settings) else { return nil }
        let subject = "dbt Cloud: account"
        guard values["DBT_CLOUD_ACCOUNT_ID"] != nil else {
            return .problem(
                subject, "DBT_CLOUD_ACCOUNT_ID is not set",
                remedy: "set it to the number in the address of your account's pages")
        }
        let cloud = DbtCloudClient(
            client, token: dbt.token, baseURL: dbt.baseURL, accountID: dbt.accountID,
            retry: RetryPolicy(attempts: 1, base: .milliseconds(500)))
        do throws(DbtCloudError) {
            try await cloud.check()
            return .ok(subject, "runs of account \(dbt.accountID) can be read")
        } catch {
            return .problem(subject, "\(error)", remedy: remedy(error.code))
        }
    }

    private func remedy(_ code: DbtCloudError.Code) -> String {
        switch code {
        case .unauthorized: "set DBT_CLOUD_API_TOKEN to a service token that has not expired"
        case .forbidden, .notFound:
            "give the token permission to read jobs, runs and artifacts, and check DBT_CLOUD_ACCOUNT_ID and DBT_CLOUD_URL"
        case .rateLimited, .unavailable: "try again later; see status.getdbt.com"
        case .invalidRequest, .malformedReply, .tooLarge:
            "check that DBT_CLOUD_URL is the address of your account's region"
        }
    }
}
