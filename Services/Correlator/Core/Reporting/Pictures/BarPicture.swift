/// Horizontal bars with a name before and a figure behind each.
package struct BarPicture: Sendable {
    /// One bar.
    package struct Bar: Hashable, Sendable {
        /// Before it; may hold outside text.
        package let name: String
        /// Its length, not negative.
        package let value: Double
        /// Behind it.
        package let figure: String

        /// Made of its parts.
        package init(_ name: String, _ value: Double, _ figure: String) {
            self.name = name
            self.value = value.isFinite ? max(0, value) : 0
            self.figure = figure
        }
    }

    private static let most = 12
    private static let longestName = 34

    private let title: String
    private let bars: [Bar]

    /// At most twelve bars are drawn.
    package init(_ title: String, _ bars: [Bar]) {
        self.title = title
        self.bars = Array(bars.prefix(BarPicture.most))
    }

    /// The picture, whole in itself; `nil` without bars.
    package var svg: SVG? {
        guard !bars.isEmpty else { return nil }
        let top = max(bars.map(\.value).max() ?? 0, 1e-9)
        let rows = bars.enumerated().map { index, bar -> SVG in
            let y = 40 + Double(index) * 24
            let width = max(1, 330 * bar.value / top)
            return """
                <text x="226" y="\(y + 12)" text-anchor="end" font-size="12" fill="#1a2230" class="ink">\(short(bar.name))<title>\(bar.name)</title></text>\
                <rect x="234" y="\(y)" width="\(width)" height="16" rx="2" fill="#1f5fd6" class="bar"/>\
                <text x="\(242 + width)" y="\(y + 12)" font-size="12" fill="#5a6577" class="soft">\(bar.figure)</text>
                """
        }
        return PictureFrame.frame(
            title, width: 660, height: 52 + Double(bars.count) * 24, label: bars.map { "\($0.name) \($0.figure)" },
            SVG.join(rows))
    }

    /// The end of a long name tells more than its beginning.
    private func short(_ name: String) -> String {
        name.count <= BarPicture.longestName ? name : "…" + name.suffix(BarPicture.longestName - 1)
    }
}
