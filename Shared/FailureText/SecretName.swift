/// Names whose values are secrets.
enum SecretName {
    enum Strength {
        /// Whatever follows is taken.
        case certain
        /// What follows is taken when it looks random, or stands in a URL's query.
        case likely
        /// What follows is taken in a URL's query only.
        case inQuery
        /// A header whose value is a scheme and a credential.
        case header
    }

    private static let certain: [(StaticString, Redaction.Kind)] = [
        ("password", .password), ("passwd", .password), ("passphrase", .password), ("pwd", .password),
        ("secret", .secret), ("secretkey", .secret), ("secretaccesskey", .secret), ("clientsecret", .secret),
        ("credentials", .secret), ("sastoken", .token),
        ("accesstoken", .token), ("refreshtoken", .token), ("authtoken", .token), ("apitoken", .token),
        ("sessiontoken", .token), ("securitytoken", .token), ("bearertoken", .token), ("idtoken", .token),
        ("servicetoken", .token), ("xamzsignature", .key), ("xamzcredential", .key),
        ("apikey", .key), ("accesskey", .key), ("privatekey", .key), ("accountkey", .key), ("routingkey", .key),
        ("integrationkey", .key), ("servicekey", .key), ("signingkey", .key), ("encryptionkey", .key),
        ("masterkey", .key), ("storagekey", .key), ("subscriptionkey", .key),
    ]
    private static let headers: [StaticString] = ["authorization", "cookie"]

    /// How sure it is that the name's value is a secret. Case, `_`, `-` and `.` don't matter; a name counts by its end, so
    /// that `SNOWFLAKE_PASSWORD` and `awsSecretAccessKey` are found, and `primary_key` and `max_tokens` are not.
    static func strength(_ name: ArraySlice<UInt8>) -> (Strength, Redaction.Kind)? {
        guard name.count <= 64, let last = name.last?.lowercased, "dektysen".utf8.contains(last) || last == "g" else {
            return nil
        }
        let plain = name.filter(\.isAlphanumeric).map(\.lowercased)
        for header in headers where ends(plain, header) { return (.header, .authorization) }
        for (ending, kind) in certain where ends(plain, ending) { return (.certain, kind) }
        if ends(plain, "token") { return (.likely, .token) }
        if ends(plain, "signature") { return (.likely, .key) }
        if plain == Array("key".utf8) || plain == Array("sig".utf8) { return (.inQuery, .key) }
        return nil
    }

    private static func ends(_ name: [UInt8], _ ending: StaticString) -> Bool {
        let count = ending.utf8CodeUnitCount
        return name.has(ending, at: name.count - count)
    }
}
