package import Contracts

/// Figures as people read them.
package enum ReportWords {
    /// `37 %`.
    package static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    /// `37 %`, or a dash.
    package static func percent(_ share: Double?) -> String { share.map(percent) ?? "–" }

    /// Seconds in the unit that suits them.
    package static func span(_ seconds: Double) -> String {
        switch seconds {
        case ..<1: "\(Int((seconds * 1000).rounded())) ms"
        case ..<90: "\((seconds * 10).rounded() / 10) s"
        case ..<5400: "\(Int((seconds / 60).rounded())) min"
        case ..<172_800: "\((seconds / 360).rounded() / 10) h"
        default: "\((seconds / 8640).rounded() / 10) d"
        }
    }

    /// The same, or a dash.
    package static func span(_ seconds: Double?) -> String { seconds.map(span) ?? "–" }

    /// A moment to the minute.
    package static func moment(_ moment: Timestamp) -> String {
        String(moment.rfc3339.prefix(16)).replacing("T", with: " ") + " UTC"
    }

    /// A word of the contract as words.
    package static func words(_ name: String) -> String { name.replacing("_", with: " ") }

    /// A part of a whole as a share, or a dash.
    package static func share(_ part: Int, of whole: Int) -> String {
        whole == 0 ? "–" : percent(Double(part) / Double(whole))
    }
}
