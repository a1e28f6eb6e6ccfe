/// What cross-validation found.
package struct EvaluateResponse: Codable, Hashable, Sendable {
    /// Reports judged.
    package var reports: Int
    /// Share of right categories.
    package var categoryAccuracy: Double
    /// Share of right experts.
    package var expertAccuracy: Double
    /// Mean F1 over the categories.
    package var macroF1: Double
    /// Expected calibration error.
    package var calibrationError: Double
    /// Counts by true and given category.
    package var confusion: [ConfusionCell]

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        reports: Int, categoryAccuracy: Double, expertAccuracy: Double, macroF1: Double, calibrationError: Double,
        confusion: [ConfusionCell] = []
    ) {
        self.reports = reports
        self.categoryAccuracy = categoryAccuracy
        self.expertAccuracy = expertAccuracy
        self.macroF1 = macroF1
        self.calibrationError = calibrationError
        self.confusion = confusion
    }

    private enum CodingKeys: String, CodingKey {
        case reports
        case categoryAccuracy = "category_accuracy"
        case expertAccuracy = "expert_accuracy"
        case macroF1 = "macro_f1"
        case calibrationError = "calibration_error"
        case confusion
    }
}
