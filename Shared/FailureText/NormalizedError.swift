/// An error line without what changes from run to run, so that two reports of one failure become the same lines.
///
/// A line is read as chunks (runs of letters, digits and `_ . : / @ + - % \ # $ ~ &`) between punctuation; white space shrinks to
/// one space. A chunk, or a part of it between `/` and `:`, becomes
///
/// | mask | what |
/// |---|---|
/// | `<ts>` | dates and times, also `Nov 24`; neighbours and their zone (`UTC`, `AM`) melt into one |
/// | `<id>` | UUIDs and random-looking identifiers, query ids |
/// | `<hex>` | `0x…` and hexadecimal runs of 7 digits and more |
/// | `<num>` | other numbers, versions, digit runs of 5 and more inside names, line numbers, `-7` at the end of names |
/// | `<dur>` `<size>` | `512s`, `1h2m`; `9GB`, `95%` |
/// | `<host>` `<email>` | IP addresses and host names, with port; e-mail addresses |
/// | `<work>` `<tmp>` `<home>` `<target>` | the run's part of a path: `/home/runner/work/a/b`, `/tmp/x`, `/home/x`, `target/run/p` |
/// | `<value>` | a quoted literal after `value`, `date`, `timestamp`, `got` and the like, or without a letter; `)=(…)`; row values |
///
/// Kept as they are: error codes (`000606 (57P03)`, `ORA-00942`, `SQLSTATE 42P01`, `HTTP 503`, `exit code 137`, `409093:`, a
/// number alone on its line), and every name: models, columns, relations, quoted or not. Linear time.
package enum NormalizedError {
    /// The line with its masks.
    package static func line(_ line: String) -> String {
        var mask = LineMask(line)
        return mask.run().line
    }

    /// The lines with their masks, in order, each once, without those of which nothing but masks is left.
    package static func lines(_ lines: [String]) -> [String] { distinct(lines.map(line)) }

    /// What the lines come to in one walk: the lines as ``lines(_:)`` gives them, and the first error code in them; an exit
    /// code only when there is no other.
    static func reading(_ lines: [String]) -> (lines: [String], code: String?) {
        let results = lines.map { line in
            var mask = LineMask(line)
            return mask.run()
        }
        return (
            distinct(results.map(\.line)),
            results.lazy.compactMap(\.code).first ?? results.lazy.compactMap(\.exitCode).first
        )
    }

    private static func distinct(_ lines: [String]) -> [String] {
        var seen: Set<String> = []
        return lines.filter { holdsWords($0) && seen.insert($0).inserted }
    }

    private static func holdsWords(_ line: String) -> Bool {
        var depth = 0
        for byte in line.utf8 {
            if byte == "<" { depth += 1 }
            if byte == ">" { depth = max(0, depth - 1) }
            if depth == 0, byte.isAlphanumeric || byte >= 0x80 { return true }
        }
        return false
    }
}
