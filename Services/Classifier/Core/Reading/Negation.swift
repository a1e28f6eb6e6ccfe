/// Words that turn what follows into its opposite.
enum Negation {
    private static let hashes: Set<UInt64> = Set(
        [
            "no", "not", "never", "nothing", "nobody", "none", "without", "neither", "nor", "cannot", "dont", "doesnt",
            "didnt", "isnt", "wasnt", "werent", "arent", "hasnt", "havent", "hadnt", "wont", "cant", "couldnt",
            "wouldnt", "shouldnt", "zero",
        ].map { FeatureHash.word($0.utf8) })

    @inline(__always)
    static func contains(_ hash: UInt64) -> Bool { hashes.contains(hash) }
}
