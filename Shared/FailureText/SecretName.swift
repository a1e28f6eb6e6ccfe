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

    private struct Ending {
        let text: StaticString
        let strength: Strength
        let kind: Redaction.Kind
        var isWhole = false
    }

    /// What counts, the surer first.
    private static let endings: [Ending] =
        ["authorization", "cookie"].map { Ending(text: $0, strength: .header, kind: .authorization) }
        + certain.map { Ending(text: $0.0, strength: .certain, kind: $0.1) }
        + [
            Ending(text: "token", strength: .likely, kind: .token),
            Ending(text: "signature", strength: .likely, kind: .key),
            Ending(text: "key", strength: .inQuery, kind: .key, isWhole: true),
            Ending(text: "sig", strength: .inQuery, kind: .key, isWhole: true),
        ]

    /// The same by their last letter: every word of a text is looked up.
    private static let byLastLetter: [[Ending]] = (0..<26).map { letter in
        endings.filter { $0.text.utf8Start[$0.text.utf8CodeUnitCount - 1] == UInt8(ascii: "a") + letter }
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

    /// How sure it is that the name's value is a secret. Case, `_`, `-` and `.` don't matter; a name counts by its end, so
    /// that `SNOWFLAKE_PASSWORD` and `awsSecretAccessKey` are found, and `primary_key` and `max_tokens` are not.
    static func strength(_ name: ArraySlice<UInt8>) -> (Strength, Redaction.Kind)? {
        guard name.count <= 64, let last = name.last, last.isLetter else { return nil }
        for ending in byLastLetter[Int(last.lowercased - UInt8(ascii: "a"))]
        where ends(name, ending.text, whole: ending.isWhole) { return (ending.strength, ending.kind) }
        return nil
    }

    /// Whether the letters and digits of a name end like this, or are just this; compared from the end, without a copy.
    private static func ends(_ name: ArraySlice<UInt8>, _ ending: StaticString, whole: Bool) -> Bool {
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
