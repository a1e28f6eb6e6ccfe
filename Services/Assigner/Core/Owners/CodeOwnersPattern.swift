import Policy

/// Turns a pattern of CODEOWNERS, which follows most rules of gitignore, into globs of whole paths.
enum CodeOwnersPattern {
    /// The globs of which one must match; `nil` for what GitHub does not take (`!`, `[…]`, an escaped `#`) and for what has too many
    /// wildcards.
    static func globs(_ pattern: String) -> [Glob]? {
        guard !pattern.hasPrefix("!"), !pattern.hasPrefix("\\#"), !pattern.contains("["), !pattern.contains("]") else {
            return nil
        }
        var body = Substring(pattern)
        let isFolder = body.hasSuffix("/")
        if isFolder { body = body.dropLast() }
        let isAnchored = body.contains("/")
        if body.hasPrefix("/") { body = body.dropFirst() }
        if body.isEmpty { return isFolder ? [Glob("**")].compactMap { $0 } : nil }
        let segments = body.split(separator: "/", omittingEmptySubsequences: false).map(segment)
        guard !segments.contains(""), wildcards(segments) <= CodeOwners.mostWildcards else { return nil }
        let start = isAnchored ? "" : "**/"
        let path = start + segments.joined(separator: "/")
        var texts = isFolder ? [] : [path]
        // `docs/*` owns the files in `docs`, not those of its folders; everything else owns what lies below, too.
        if isFolder || segments.last != "*" || !isAnchored { texts.append(path + "/**") }
        if segments.last == "**" { texts = [path] }
        let globs = texts.compactMap { Glob($0) }
        return globs.count == texts.count ? globs : nil
    }

    /// A segment with everything but `*` and `?` standing for itself; two stars in a longer segment are one.
    private static func segment(_ text: Substring) -> String {
        if text == "**" { return "**" }
        var result = ""
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if isEscaped {
                result += "\\"
                result.unicodeScalars.append(scalar)
                isEscaped = false
                continue
            }
            switch scalar {
            case "\\": isEscaped = true
            case "*": if !result.hasSuffix("*") || result.hasSuffix("\\*") { result += "*" }
            case "{", "}", ",":
                result += "\\"
                result.unicodeScalars.append(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func wildcards(_ segments: [String]) -> Int {
        segments.reduce(0) { count, segment in count + (segment == "**" ? 1 : segment.count { $0 == "*" }) }
    }
}
