package import Contracts

extension Consultation {
    /// For people: what came of asking, what it cost and how long it took; words of closed lists and numbers alone.
    ///
    /// - Parameter costUSD: what the verdict says that it cost.
    package func sentence(costUSD: Double) -> String {
        let end =
            switch outcome {
            case "changed": "its answer changed the verdict"
            case "confirmed": "its answer confirmed the verdict"
            default: "no usable answer (\(outcome)), so the local verdict stands"
            }
        var parts = ["Claude was asked (\(occasion)): \(end)"]
        if outcome == "changed" {
            let kind = localCategory.rawValue.split(separator: "_").joined(separator: " ")
            parts.append("before it was \(kind), \(Int((localConfidence * 100).rounded())) % sure")
        }
        if calls > 0 {
            parts.append(
                "\(calls) call\(calls == 1 ? "" : "s"), $\(Consultation.dollars(costUSD)), \(Consultation.time(latencyMs))"
            )
        } else if latencyMs > 0 {
            parts.append("asked with another failure, at no cost")
        }
        return parts.joined(separator: "; ")
    }

    /// Dollars with four places; anything absurd is cut to what can be shown.
    private static func dollars(_ amount: Double) -> String {
        let parts = Int64((min(max(0, amount), 1e9) * 10_000).rounded())
        let rest = String(parts % 10_000)
        return "\(parts / 10_000)." + String(repeating: "0", count: 4 - rest.count) + rest
    }

    private static func time(_ milliseconds: Double) -> String {
        let whole = Int64(min(max(0, milliseconds), 1e9).rounded())
        return whole < 1000 ? "\(whole) ms" : "\(whole / 1000).\(whole % 1000 / 100) s"
    }
}
