/// Takes back what the forecast is too sure of.
///
/// On training histories (`benchmarks risk 1 24`, 322,909 forecasts) what was said came as often up to two in three. Of the 1,269 said
/// to be likelier, by 75 % in the mean, 67 % came; of those above 75 %, by 80 % in the mean, 63 % did: rhythms slip by a day, and what
/// season, change and rhythm add to each other is partly the same. So of what is beyond two in three a twentieth is left, which
/// keeps the order (a monotone map: Platt 1999; Zadrozny and Elkan 2002), except where the thing itself lately failed as often.
enum RiskCalibration {
    private static let trusted = 2.0 / 3
    private static let slope = 0.05

    /// The probability that is told.
    ///
    /// - Parameter own: the thing's own share of failing days lately, which needs no rhythm to be believed.
    static func told(_ probability: Double, own: Double) -> Double {
        guard probability > trusted else { return probability }
        return max(trusted + slope * (probability - trusted), min(probability, own))
    }
}
