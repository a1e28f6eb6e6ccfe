import FailureText
import Policy

/// Text that speaks to whoever sorts a failure in place of telling of it: "ignore previous instructions", "category: …",
/// "close this issue", a made-up system's turn. It is evidence of nothing, so the engine does not read it.
///
/// What is looked for occurs in one honest report out of a hundred at most, and its loss changes no honest verdict; the
/// attack suite measures both.
package enum SortingRequest {
    /// A text without the passages that speak to a sorter, and whether there were any.
    package struct Reading: Hashable, Sendable {
        /// What is left; cuts are line breaks.
        package let text: String
        /// Whether something was left out.
        package let isCut: Bool
    }

    /// Reads a title or a body. Linear in its length.
    package static func read(_ original: String) -> Reading {
        // Invisible characters hide words from the search below and from people alike.
        let visible = Sanitizing.clean(original)
        let (text, hadComments) = withoutComments(visible)
        guard phrases.matches(text) || foreign.matches(text) else {
            return Reading(text: hadComments ? text : original, isCut: hadComments)
        }
        var isCut = hadComments
        let kept = passages(text).filter { passage in
            let speaks = phrases.matches(passage) || foreign.matches(passage)
            isCut = isCut || speaks
            return !speaks
        }
        return Reading(text: kept.joined(separator: "\n"), isCut: isCut)
    }

    /// Sentences and lines: what a request is taken out with.
    private static func passages(_ text: String) -> [String] {
        var result: [String] = []
        var current: [UInt8] = []
        var previous: UInt8 = 0
        for byte in text.utf8 {
            let endsLine = byte == 0x0A
            let endsSentence = byte == 0x20 && [0x2E, 0x21, 0x3F, 0x3B].contains(previous)
            if endsLine || endsSentence {
                result.append(String(decoding: current, as: UTF8.self))
                current.removeAll(keepingCapacity: true)
            } else {
                current.append(byte)
            }
            previous = byte
        }
        result.append(String(decoding: current, as: UTF8.self))
        return result
    }

    /// The text without HTML comments, which nobody sees who reads the issue; one that is not closed ends with the text.
    private static func withoutComments(_ text: String) -> (String, Bool) {
        guard text.contains("<!--") else { return (text, false) }
        let parts = text.split(separator: "<!--", omittingEmptySubsequences: false)
        var result = String(parts[0])
        for part in parts.dropFirst() {
            result += "\n"
            if let end = part.firstRange(of: "-->") { result += part[end.upperBound...] }
        }
        return (result, true)
    }

    private static let phrases = ContainsAny([
        "ignore previous", "ignore all", "ignore the ", "ignore any", "ignore everything", "ignore prior",
        "ignore your",
        "disregard", "forget previous", "forget everything", "forget all", "forget your", "override", "new instruction",
        "instructions:", "previous instructions", "system:", "[system]", "<system", "</system", "system message",
        "system prompt", "<|", "|>", "assistant:", "human:", "[inst]", "[/inst]", "### instruction", "end of report",
        "as an ai", "you are now", "you are a ", "you must", "your task", "developer mode", "note to the",
        "note for the",
        "classif", "triage bot", "categorise", "categorize", "category", "mark this", "mark it", "mark as",
        "label this",
        "label it", "label:", "treat this", "treat it", "treat as", "priority", "confidence", "should be closed",
        "close this",
        "close the", "close it", "please close", "can be closed", "safe to close", "auto-close", "autoclose",
        "false_positive", "transient_failure", "code_fix_required", "data_quality_issue", "infrastructure_issue",
        "claude", "llm", "prompt", "anthropic", "openai", "chatgpt", "respond with", "answer with", "output:",
        "verdict",
        "switchyard", "escalat", "severity: low", "sev: low",
    ])

    private static let foreign = ContainsAny([
        "ignoriere", "vergiss", "stufe dies", "klassifizier", "einstufen", "schließe d", "ignorez", "ignore toutes",
        "oubliez", "classez", "classe ce", "fermez", "ignora ", "ignore as", "olvida", "clasifica", "classifique",
        "cierra ", "feche ", "classifica ", "chiudi ", "negeer", "classificeer", "ignoruj", "sklasyfikuj", "игнорируй",
        "забудь", "классифицируй", "закрой", "忽略", "分类", "归类", "关闭", "無視", "分類", "クローズ", "무시", "분류",
        "تجاهل", "صنف", "अनदेखा", "वर्गीकृत", "görmezden", "sınıflandır", "bỏ qua", "phân loại",
    ])
}
