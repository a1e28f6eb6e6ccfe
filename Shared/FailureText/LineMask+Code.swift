/// Which numbers are error codes.
extension LineMask {
    private static let announcing = WordSet(
        "code error errno exit http status sqlstate signal errorcode status_code statuscode exit_code error_code http/1.1 http/2 returned errcode rc"
    )
    private static let sqlState = WordSet("sqlstate")
    private static let counting = WordSet(
        "run job id pid row rows line build attempt process query session invocation task")
    private static let reasons = WordSet(
        "bad unauthorized forbidden not too internal service gateway conflict request client server unprocessable payment gone"
    )
    private static let vendors = WordSet("ora dpi dpy pls tns sql msb cs jdbc sqlcode db2 sqlstate http aadsts hive")

    /// Whether the word before says that a code follows.
    var announcesCode: Bool { Self.announcing.contains(text[previous]) }

    /// Whether the piece is an error code, which is kept; it is noted as the line's code.
    mutating func keepCode(_ range: Range<Int>, isAfterCode: Bool) -> Bool {
        let piece = text[range]
        if let hyphen = piece.firstIndex(of: UInt8(ascii: "-")), Self.vendors.contains(piece[..<hyphen]),
            hyphen + 1 < piece.endIndex, piece[(hyphen + 1)...].allSatisfy(\.isDigit)
        {
            return note(range)
        }
        if isSQLState(piece), isAfterCode || Self.sqlState.contains(text[previous]) {
            if code == nil { return note(range) }
            return true
        }
        guard piece.count <= 6, piece.allSatisfy(\.isDigit) else { return false }
        if announcesCode {
            let isExit = piece.count <= 3 && !isHTTPStatus(piece)
            if isExit {
                exitCode = exitCode ?? text.text(range)
                return true
            }
            return note(range)
        }
        return (isNumbered(range) || isReason(range) || isAlone(range)) && note(range)
    }

    private mutating func note(_ range: Range<Int>) -> Bool {
        code = code ?? text.text(range)
        isAfterCode = true
        return true
    }

    private func isSQLState(_ piece: ArraySlice<UInt8>) -> Bool {
        piece.count == 5 && piece.allSatisfy { $0.isDigit || $0.isUpper }
    }

    private func isHTTPStatus(_ piece: ArraySlice<UInt8>) -> Bool {
        guard piece.count == 3, let first = piece.first else { return false }
        return first == "4" || first == "5"
    }

    /// `409093:` and `000606 (57P03)`.
    private func isNumbered(_ range: Range<Int>) -> Bool {
        guard range.count == 6, !Self.counting.contains(text[previous]), text.byte(range.lowerBound - 1) != "#" else {
            return false
        }
        return (text.byte(range.upperBound) == ":" && !text.byte(range.upperBound + 1).isDigit)
            || (text.has(" (", at: range.upperBound) && text.byte(range.upperBound + 7) == ")")
    }

    /// `503 Service Unavailable`.
    private func isReason(_ range: Range<Int>) -> Bool {
        guard isHTTPStatus(text[range]), text.byte(range.upperBound) == " " else { return false }
        let end = text.end(from: range.upperBound + 1, limit: 24, while: \.isLetter)
        return Self.reasons.contains(text[range.upperBound + 1..<end])
    }

    private func isAlone(_ range: Range<Int>) -> Bool {
        range.count >= 3 && output.isEmpty && text[range.upperBound...].allSatisfy(\.isSpace)
    }
}
