import Contracts

/// How sure verdicts were against how often they stood: on the diagonal is right, below it too sure.
struct CalibrationPicture: Sendable {
    let bins: [CalibrationBin]

    private static let left = 56.0
    private static let top = 66.0
    private static let side = 260.0

    var svg: SVG? {
        guard !bins.isEmpty else { return nil }
        let points = bins.map { bin in
            (x: place(bin.meanConfidence), y: place(Double(bin.stood) / Double(max(1, bin.verdicts))), bin: bin)
        }
        let line = points.map { "\(text($0.x)),\(text($0.y, fromBottom: true))" }.joined(separator: " ")
        let most = Double(bins.map(\.verdicts).max() ?? 1)
        let dots = points.map { point -> SVG in
            let said = Int((point.bin.meanConfidence * 100).rounded())
            let stood = Int((100 * Double(point.bin.stood) / Double(max(1, point.bin.verdicts))).rounded())
            let radius = 3 + 5 * (Double(point.bin.verdicts) / max(1, most)).squareRoot()
            return """
                <circle cx="\(CalibrationPicture.left + point.x)" cy="\(CalibrationPicture.top + CalibrationPicture.side - point.y)" r="\(radius)" fill="#1f5fd6" class="bar">\
                <title>\(said) % said, \(stood) % stood, \(point.bin.verdicts) verdicts</title></circle>
                """
        }
        let bottom = CalibrationPicture.top + CalibrationPicture.side
        let right = CalibrationPicture.left + CalibrationPicture.side
        return PictureFrame.frame(
            "How sure, and how often it stood", width: 340, height: 378,
            label: bins.map {
                "\(Int(($0.meanConfidence * 100).rounded())) % said, \($0.stood) of \($0.verdicts) stood"
            },
            """
            \(grid)<line x1="\(CalibrationPicture.left)" y1="\(bottom)" x2="\(right)" y2="\(CalibrationPicture.top)" stroke="#7f8896" stroke-dasharray="4 4" class="axis"/>\
            <polyline points="\(line)" fill="none" stroke="#1f5fd6" stroke-width="1.5" class="line"/>\(SVG.join(dots))\
            <text x="\(right)" y="\(bottom + 34)" text-anchor="end" font-size="12" fill="#5a6577" class="soft">said</text>\
            <text x="16" y="\(CalibrationPicture.top - 18)" font-size="12" fill="#5a6577" class="soft">stood</text>
            """)
    }

    private var grid: SVG {
        SVG.join(
            [0.0, 0.25, 0.5, 0.75, 1].map { share -> SVG in
                let step = place(share)
                let bottom = CalibrationPicture.top + CalibrationPicture.side
                let right = CalibrationPicture.left + CalibrationPicture.side
                return """
                    <line x1="\(CalibrationPicture.left)" y1="\(bottom - step)" x2="\(right)" y2="\(bottom - step)" stroke="#e1e5ec" class="axis"/>\
                    <text x="\(CalibrationPicture.left - 8)" y="\(bottom - step + 4)" text-anchor="end" font-size="11" fill="#5a6577" class="soft">\(Int(share * 100)) %</text>\
                    <text x="\(CalibrationPicture.left + step)" y="\(bottom + 16)" text-anchor="middle" font-size="11" fill="#5a6577" class="soft">\(Int(share * 100)) %</text>
                    """
            })
    }

    private func place(_ share: Double) -> Double { min(1, max(0, share)) * CalibrationPicture.side }

    private func text(_ length: Double, fromBottom: Bool = false) -> String {
        let place =
            fromBottom ? CalibrationPicture.top + CalibrationPicture.side - length : CalibrationPicture.left + length
        return "\((place * 10).rounded() / 10)"
    }
}
