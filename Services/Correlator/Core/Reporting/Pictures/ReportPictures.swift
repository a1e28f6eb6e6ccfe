package import Contracts

/// The pictures of a report.
package enum ReportPictures {
    /// A picture with a name that is fit for a file.
    package struct Picture: Sendable {
        /// Letters and hyphens.
        package let name: String
        /// The picture.
        package let svg: SVG
    }

    /// Those for which there are figures.
    package static func all(_ report: GetReportResponse) -> [Picture] {
        let pictures: [(String, SVG?)] = [
            ("categories", counts("Failures by category", report.byCategory)),
            ("repositories", counts("Failures by repository", report.byRepository, isWord: false)),
            ("systems", counts("Failures by system", report.bySystem)),
            ("times", times(report)),
            ("calibration", CalibrationPicture(bins: report.calibration).svg),
            ("experts", experts(report)),
            ("risks", risks(report)),
        ]
        return pictures.compactMap { name, svg in svg.map { Picture(name: name, svg: $0) } }
    }

    private static func counts(_ title: String, _ counts: [CountByName], isWord: Bool = true) -> SVG? {
        BarPicture(
            title, counts.map { .init(isWord ? ReportWords.words($0.name) : $0.name, Double($0.count), "\($0.count)") }
        ).svg
    }

    /// A verdict takes milliseconds and an end days: lengths are by the logarithm.
    private static func times(_ report: GetReportResponse) -> SVG? {
        let bars = report.spans.filter { $0.priority == "all" }.flatMap { span -> [BarPicture.Bar] in
            [("median", span.medianSeconds), ("p90", span.p90Seconds)].compactMap { name, seconds in
                seconds.map {
                    BarPicture.Bar(
                        "\(span.stage.replacing("_", with: " ")), \(name)", naturalLogarithm(1 + $0 * 1000),
                        ReportWords.span($0))
                }
            }
        }
        return BarPicture("How long it took (logarithmic)", bars).svg
    }

    private static func experts(_ report: GetReportResponse) -> SVG? {
        BarPicture(
            "Open issues by expert",
            report.experts.map {
                .init($0.expert, Double($0.open), $0.capacity > 0 ? "\($0.open) of \($0.capacity)" : "\($0.open)")
            }
        ).svg
    }

    private static func risks(_ report: GetReportResponse) -> SVG? {
        BarPicture(
            "Likely to fail within a day",
            report.risks.map { .init($0.key, $0.probability, ReportWords.percent($0.probability)) }
        ).svg
    }
}
