import Contracts

/// Bars of failures by hour, stacked by category.
struct VolumeChart {
    let hours: [[Contracts.Category: Int]]

    private var order: [Contracts.Category] {
        Array(Contracts.Category.known.prefix(5)) + [Contracts.Category(rawValue: "waiting")]
    }

    var html: HTML {
        let top = max(4, hours.map { $0.values.reduce(0, +) }.max() ?? 0)
        let bars: [HTML] = hours.enumerated().map { index, counts in
            var y = 100.0
            let parts: [HTML] = order.compactMap { category in
                guard let count = counts[category], count > 0 else { return nil }
                let height = 96.0 * Double(count) / Double(top)
                y -= height
                return
                    "<rect class=\"bar\" data-cat=\"\(category.rawValue)\" x=\"\(index * 20 + 2)\" y=\"\(y)\" width=\"16\" height=\"\(max(1, height - 0.8))\" rx=\"1.5\"></rect>"
            }
            let total = counts.values.reduce(0, +)
            return "<g><title>\(23 - index) h ago: \(total)</title>\(parts)</g>"
        }
        let totals = hours.reduce(into: [Contracts.Category: Int]()) { sums, hour in sums.merge(hour) { $0 + $1 } }
        let legend: [HTML] = order.compactMap { category in
            guard let count = totals[category] else { return nil }
            return
                "<li><span class=\"dot\" data-cat=\"\(category.rawValue)\"></span>\(PageParts.words(category.rawValue)) <b>\(count)</b></li>"
        }
        return """
            <svg class="volume" viewBox="0 0 480 104" preserveAspectRatio="none" role="img" aria-label="Failures by hour; \(totals.values.reduce(0, +)) in all">
            <line x1="0" y1="100.5" x2="480" y2="100.5" class="axis"></line>\(bars)</svg>
            <ul class="legend">\(legend)</ul>
            """
    }
}
