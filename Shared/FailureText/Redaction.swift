/// Takes secrets out of text before anything stores or sends it.
///
/// A secret becomes `[redacted:<kind>]`; every other byte stays as it is. Redacting twice changes nothing more. One pass, no
/// pattern engine: a first byte chooses the rules, each rule either takes what it looked at or looks at a bounded stretch.
///
/// What is taken (kind in parentheses):
/// - by form: GitHub tokens (`github_token`), Anthropic keys (`anthropic_key`), `sk-…` keys (`api_key`), AWS key ids
///   (`aws_key_id`), Slack tokens (`slack_token`) and webhook addresses (`slack_webhook`), dbt tokens (`dbt_token`), JSON Web
///   Tokens (`jwt`), PEM blocks (`pem`), the user part of a URL when it holds a password or is long (`url_credentials`);
/// - by name: the value after `Authorization:` and its like (`authorization`), after names that end in `password`, `secret`,
///   `api_key`, `private_key` and others of `SecretName`, as `name=value`, `name: value`, `"name": "value"` or
///   `--name value` (`password`, `secret`, `token`, `key`), and after the secret parameters of a URL's query.
package enum Redaction {
    /// The text without its secrets.
    package static func redact(_ text: String) -> String {
        var pass = RedactionPass(text: ByteText(text.utf8))
        return pass.run().map { String($0) } ?? text
    }

    /// The kinds that a placeholder can name.
    package enum Kind: String, CaseIterable, Sendable {
        case githubToken = "github_token"
        case anthropicKey = "anthropic_key"
        case apiKey = "api_key"
        case awsKeyID = "aws_key_id"
        case slackToken = "slack_token"
        case slackWebhook = "slack_webhook"
        case dbtToken = "dbt_token"
        case jwt
        case pem
        case urlCredentials = "url_credentials"
        case authorization
        case password
        case secret
        case token
        case key

        /// What stands in the place of the secret.
        package var placeholder: String { "[redacted:\(rawValue)]" }
    }
}
