/// All series of one name.
struct MetricFamily {
    enum Kind: String { case counter, gauge, histogram }

    enum Series {
        case counter(CounterCell)
        case number(NumberCell)
        case histogram(HistogramCell)
    }

    let kind: Kind
    let help: String?
    /// By their rendered labels, without braces.
    var series: [String: Series] = [:]

    init(kind: Kind, help: String?) {
        self.kind = kind
        self.help = help
    }

    func append(name: String, to text: inout String) {
        if let help { text += "# HELP \(name) \(PrometheusText.help(help))\n" }
        text += "# TYPE \(name) \(kind.rawValue)\n"
        for (labels, series) in series.sorted(by: { $0.key < $1.key }) {
            switch series {
            case .counter(let cell): text += "\(name)\(braced(labels)) \(cell.value)\n"
            case .number(let cell): text += "\(name)\(braced(labels)) \(PrometheusText.number(cell.value))\n"
            case .histogram(let cell): append(cell, name: name, labels: labels, to: &text)
            }
        }
    }

    private func append(_ cell: HistogramCell, name: String, labels: String, to text: inout String) {
        let snapshot = cell.snapshot
        let prefix = labels.isEmpty ? "" : "\(labels),"
        var total: UInt64 = 0
        for (count, bound) in zip(snapshot.counts, cell.bounds + [.infinity]) {
            total += count
            text += "\(name)_bucket{\(prefix)le=\"\(PrometheusText.number(bound))\"} \(total)\n"
        }
        text += "\(name)_sum\(braced(labels)) \(PrometheusText.number(snapshot.sum))\n"
        text += "\(name)_count\(braced(labels)) \(total)\n"
    }

    private func braced(_ labels: String) -> String { labels.isEmpty ? "" : "{\(labels)}" }
}
