import FailureText
import Testing

@Suite("Redaction")
struct RedactionTests {
    private static let random36 = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hI6"

    @Test(
        "a secret known by its form is taken, what stands around it stays",
        arguments: [
            ("ghp_\(random36)", "github_token"), ("gho_\(random36)", "github_token"),
            ("ghu_\(random36)", "github_token"),
            ("ghs_\(random36)", "github_token"), ("ghr_\(random36)", "github_token"),
            ("github_pat_11ABCDEFG0_\(random36)\(random36)", "github_token"),
            ("sk-ant-api03-\(random36)-x_y", "anthropic_key"), ("sk-proj-\(random36)", "api_key"),
            ("sk-\(random36)", "api_key"),
            ("AKIAIOSFODNN7EXAMPLE", "aws_key_id"), ("ASIAIOSFODNN7EXAMPLE", "aws_key_id"),
            ("xoxb-123456789012-abcdefABCDEF", "slack_token"), ("xoxp-123456789012-abcdefABCDEF", "slack_token"),
            ("xapp-1-A0B1C2D3-456-abcdef", "slack_token"), ("dbtc_\(random36)", "dbt_token"),
            ("dbtu_\(random36)==", "dbt_token"),
            ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P", "jwt"),
            ("-----BEGIN RSA PRIVATE KEY-----\nMIIEow+/=\nabc\n-----END RSA PRIVATE KEY-----", "pem"),
            ("-----BEGIN PRIVATE KEY-----\\nMIIEow+/=\\nabc\\n-----END PRIVATE KEY-----", "pem"),
        ])
    func forms(secret: String, kind: String) {
        for (before, after) in [("", ""), ("x ", " y"), ("(", ")"), ("'", "',"), ("é=", "\n")] {
            #expect(Redaction.redact(before + secret + after) == before + "[redacted:\(kind)]" + after)
        }
    }

    @Test(
        "a secret known by the name before it is taken",
        arguments: [
            ("password: hunter2!", "password: [redacted:password]"),
            ("SNOWFLAKE_PASSWORD=hunter2 --x", "SNOWFLAKE_PASSWORD=[redacted:password] --x"),
            ("PGPASSWORD=abc psql", "PGPASSWORD=[redacted:password] psql"),
            (#""password": "a \" b", "user": "u""#, #""password": "[redacted:password]", "user": "u""#),
            (#"{\"password\": \"ab\", \"u\": 1}"#, #"{\"password\": \"[redacted:password]\", \"u\": 1}"#),
            (#"api_key = "abc""#, #"api_key = "[redacted:key]""#),
            ("aws_secret_access_key=wJalrXUtnFEMI/K7MDENG", "aws_secret_access_key=[redacted:secret]"),
            ("awsSecretAccessKey: wJalrXUtnFEMI/K7MDENG", "awsSecretAccessKey: [redacted:secret]"),
            ("clientSecret='x y'", "clientSecret='[redacted:secret]'"),
            ("--password hunter2 --user u", "--password [redacted:password] --user u"),
            ("Server=h;User=u;Pwd=p4;Db=d", "Server=h;User=u;Pwd=[redacted:password];Db=d"),
            ("AccountKey=abc==;EndpointSuffix=e", "AccountKey=[redacted:key];EndpointSuffix=e"),
            ("routing_key: R0AAAA1", "routing_key: [redacted:key]"),
            ("token: 0123456789abcdef0123", "token: [redacted:token]"),
            ("Authorization: Bearer abc.def", "Authorization: Bearer [redacted:authorization]"),
            ("Authorization: Token dbt123", "Authorization: Token [redacted:authorization]"),
            ("-H 'authorization: Basic dXNlcg==' -X", "-H 'authorization: Basic [redacted:authorization]' -X"),
            (#"{"Authorization": "Bearer abc"}"#, #"{"Authorization": "Bearer [redacted:authorization]"}"#),
            ("sent Bearer 0123456789abcdef!", "sent Bearer [redacted:authorization]!"),
            ("https://u:p@h.example/x", "https://[redacted:url_credentials]@h.example/x"),
            ("postgres://u:p%40:q@h:5432/db", "postgres://[redacted:url_credentials]@h:5432/db"),
            ("https://h/x?a=1&sig=abc&b=2", "https://h/x?a=1&sig=[redacted:key]&b=2"),
            ("https://h/x?token=t&key=k", "https://h/x?token=[redacted:token]&key=[redacted:key]"),
            ("?X-Amz-Signature=ab12&X-Amz-Date=1", "?X-Amz-Signature=[redacted:key]&X-Amz-Date=1"),
            ("?X-Amz-Credential=AB12%2F2026&X-Amz-Date=1", "?X-Amz-Credential=[redacted:key]&X-Amz-Date=1"),
            ("https://hooks.slack.com/services/T0/B0/abcdef12", "https://hooks.slack.com/[redacted:slack_webhook]"),
            ("[password=abc]", "[password=[redacted:password]]"),
        ])
    func names(text: String, expected: String) {
        #expect(Redaction.redact(text) == expected)
        #expect(Redaction.redact(expected) == expected)
    }

    @Test(
        "what is no secret stays byte for byte",
        arguments: [
            "primary_key: order_id", "unique_key=id", "unexpected token: SELECT", "max_tokens: 4096",
            "PASS=3 WARN=0 ERROR=1",
            "password: ${{ secrets.PG }}", "password: {{ env_var('X') }}", "PASSWORD=$PGPASSWORD", "password: ***",
            "password: null",
            "cache key: Linux-pip-8f3a9b2c1d", "git@github.com:o/r.git", "ssh://git@github.com/o/r",
            "task-force-with-a-long-name",
            "AKIA", "ghp_short", "eyJ.abc", "https://example.com/a:b@c", "Database Error in model x (models/x.sql)",
            "é漢🙂\u{0}",
            "next_page_token: none", "-----BEGIN", "://", "a@b.c",
        ])
    func harmless(text: String) {
        #expect(Redaction.redact(text) == text)
    }

    @Test("redacting twice changes nothing, for ten thousand random mixtures")
    func idempotent() {
        var generator = SeededGenerator(seed: 7)
        let pieces = [
            "password", "=", ":", " ", "\"", "'", "token", "ghp_\(Self.random36)", "://", "@", "[", "]", "redacted:",
            "[redacted:key]",
            "Authorization", "Bearer ", "\n", "eyJabcdefgh", ".", "-----BEGIN KEY-----", "-----END KEY-----", "sig",
            "?", "&", "\\",
            "abc123def456ghi789", "sk-", "{", "}", "--", "key", ",", "$", "*", "é", "AKIAIOSFODNN7EXAMPLE", "u:p",
            "hooks.slack.com/",
        ]
        for _ in 0..<10_000 {
            let count = Int.random(in: 1...9, using: &generator)
            let text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
            let once = Redaction.redact(text)
            #expect(Redaction.redact(once) == once, "\(text.debugDescription)")
        }
    }
}
