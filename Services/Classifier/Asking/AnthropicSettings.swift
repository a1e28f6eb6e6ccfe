package import Anthropic
package import Outbound
package import ServiceRuntime
import Signatures

/// The key and address of Anthropic's API.
package struct AnthropicSettings: Sendable {
    private let key: Secret
    /// Where it is asked, without a slash at the end.
    package let baseURL: String

    /// Reads `ANTHROPIC_API_KEY` and `ANTHROPIC_BASE_URL`; `nil` without a key, and then nothing is asked. The file of the key
    /// may be empty or missing.
    package static func read(from environment: inout EnvironmentReader) -> AnthropicSettings? {
        let url = environment.address(
            "ANTHROPIC_BASE_URL", default: AnthropicClient.publicURL, schemes: ["http", "https"])
        return environment.optionalSecret("ANTHROPIC_API_KEY").map { AnthropicSettings(key: $0, baseURL: url) }
    }

    /// The API at that address, by `outbound`.
    package func client(_ outbound: OutboundClient) -> AnthropicClient {
        AnthropicClient(outbound, credential: AnthropicCredential(key), baseURL: baseURL)
    }
}
