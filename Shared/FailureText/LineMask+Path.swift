/// The run's part of a path.
extension LineMask {
    private static let places: [(prefix: StaticString, dropped: Int, mask: StaticString)] = [
        ("/home/runner/work/", 2, "<work>"), ("/github/workspace/", 0, "<work>"), ("/__w/", 2, "<work>"),
        ("/tmp/", 1, "<tmp>"), ("/private/tmp/", 1, "<tmp>"), ("/var/folders/", 4, "<tmp>"), ("/var/tmp/", 1, "<tmp>"),
        ("/home/", 1, "<home>"), ("/Users/", 1, "<home>"), ("/root/", 0, "<home>"),
    ]
    private static let targets: [(prefix: StaticString, dropped: Int, mask: StaticString)] = [
        ("target/run/", 1, "<target>"), ("target/compiled/", 1, "<target>"),
        ("/target/run/", 1, "<target>"), ("/target/compiled/", 1, "<target>"),
    ]

    /// A path, or words with slashes between: the part that names the machine or the run becomes one mask, and so does a
    /// dbt target folder in it.
    mutating func path(_ range: Range<Int>) {
        let rest = dropping(Self.targets, from: dropping(Self.places, from: range))
        if !rest.isEmpty { segments(rest) }
    }

    private mutating func dropping(
        _ rules: [(prefix: StaticString, dropped: Int, mask: StaticString)], from range: Range<Int>
    ) -> Range<Int> {
        for (prefix, dropped, mask) in rules where text.has(prefix, at: range.lowerBound) {
            let start = range.lowerBound + prefix.utf8CodeUnitCount
            guard start <= range.upperBound else { continue }
            emit(mask)
            return behind(dropped, from: start, to: range.upperBound)..<range.upperBound
        }
        return range
    }

    private func behind(_ count: Int, from start: Int, to end: Int) -> Int {
        guard count > 0 else { return start - 1 }
        var left = count
        var position = start
        while position < end {
            if text[position] == "/" { left -= 1 }
            if left == 0 { break }
            position += 1
        }
        return position
    }
}
