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
        for header in headers where ends(name, header) { return (.header, .authorization) }
        for (ending, kind) in certain where ends(name, ending) { return (.certain, kind) }
        if ends(name, "token") { return (.likely, .token) }
        if ends(name, "signature") { return (.likely, .key) }
        if ends(name, "key", whole: true) || ends(name, "sig", whole: true) { return (.inQuery, .key) }
        return nil
    }

    /// Whether the letters and digits of a name end like this, or are just this; compared from the end, without a copy.
    private static func ends(_ name: ArraySlice<UInt8>, _ ending: StaticString, whole: Bool = false) -> Bool {
        var left = ending.utf8CodeUnitCount
        var index = name.endIndex
        while index > name.startIndex {
            index -= 1
            let byte = name[index]
            guard byte.isAlphanumeric else { continue }
            guard left > 0 else { return false }
            left -= 1
            guard byte.lowercased == ending.utf8Start[left] else { return false }
            if left == 0, !whole { return true }
        }
        return left == 0
    }
}
