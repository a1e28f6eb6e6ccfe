import Contracts

/// What becomes of something over the runs of its job, one mark a run, and what that must lead to.
///
/// `E` it fails · `S` it passes · `k` it is skipped · `w` it only warns · `-` the run does not list it · `R` somebody reports it
/// as an issue while the run does not list it · `L` the run fails before any node.
struct DayCourse: Sendable, Hashable {
    /// One letter a run.
    let marks: String
    /// The runs that prove each close, by their places in `marks`.
    var proofs: [[Int]] = []
    /// How each close is called.
    var pattern = ResolutionPattern.autoResolved
    /// How it stands at the end.
    var end = DayTruth.End.closed
    /// The place of the run before which a linked pull request is merged.
    var mergedBefore: Int?

    init(
        _ marks: String, _ proofs: [[Int]] = [], _ pattern: ResolutionPattern = .autoResolved,
        end: DayTruth.End = .closed, mergedBefore: Int? = nil
    ) {
        self.marks = marks
        self.proofs = proofs
        self.pattern = pattern
        self.end = end
        self.mergedBefore = mergedBefore
    }

    /// The mark of a run; behind the last one the job no longer selects it.
    func mark(_ place: Int) -> Character {
        place >= 0 && place < marks.count ? marks[marks.index(marks.startIndex, offsetBy: place)] : "-"
    }

    /// The same, reported as an issue where it failed.
    var reported: DayCourse {
        DayCourse(
            marks.replacing("E", with: "R"), proofs, pattern, end: end, mergedBefore: mergedBefore)
    }
}

/// A transient failure closes when it passed in three later runs, and an hour has passed.
extension DayCourse {
    static let recovers = DayCourse("ESSS", [[1, 2, 3]])
    static let afterSkips = DayCourse("EkkSSS", [[3, 4, 5]])
    static let inBetween = DayCourse("ESkS-S", [[1, 3, 5]])
    static let failsTwice = DayCourse("ESESSS", [[3, 4, 5]])
    static let failsThrice = DayCourse("EEESSS", [[3, 4, 5]])
    static let almost = DayCourse("ESSESSS", [[4, 5, 6]])
    static let comesBack = DayCourse("ESSSESSS", [[1, 2, 3], [5, 6, 7]])
    static let tooFew = DayCourse("ESS", end: .open("it passed in two runs only"))
    static let skippedOn = DayCourse("Ekkkkkk", end: .open("it was only skipped since"))
    static let deselected = DayCourse("E------", end: .open("no run has executed it since"))
    static let failsOn = DayCourse("EEEEEE", end: .open("it fails every time"))
    static let failsAtLast = DayCourse("ESSE", end: .open("it failed again in the last run"))
    static let flaps = DayCourse(
        "ESSSESSSESSSESSS", [[1, 2, 3], [5, 6, 7], [9, 10, 11]],
        end: .held("it came back for the third time, so only a person closes it"))
}

/// A code fix closes when a linked pull request was merged and it passed in a run that began later.
extension DayCourse {
    static let fixed = DayCourse("EES", [[2]], .prMerged, mergedBefore: 2)
    static let fixedAtOnce = DayCourse("ES", [[1]], .prMerged, mergedBefore: 1)
    static let fixedInVain = DayCourse("EEES", [[3]], .prMerged, mergedBefore: 2)
    static let passesUnfixed = DayCourse("EESSS", end: .open("it passes, and no linked change was merged"))
    static let passesOnce = DayCourse("ES", end: .open("it passed, and no linked change was merged"))
    static let fixedAndSkipped = DayCourse(
        "EEkk", end: .open("the fix was merged, and it was only skipped since"), mergedBefore: 2)
    static let broken = DayCourse("EEEE", end: .open("it fails every time"))
}

/// Bad data closes when the very test passed twice and a day has passed since the last failure; the platform after half a day.
extension DayCourse {
    static let dataFixed = DayCourse("ESSS", [[1, 2, 3]], .dataFixed)
    static let dataFixedLater = DayCourse("EESS", [[2, 3]], .dataFixed)
    static let dataWarns = DayCourse("Ewww", end: .open("the test only warns since"))
    static let dataOnce = DayCourse("ES", end: .open("the test passed in one run only"))
    static let dataSkipped = DayCourse("Ekkk", end: .open("the test was only skipped since"))
    static let dataBroken = DayCourse("EEEE", end: .open("the test fails every time"))
    static let grantBack = DayCourse("ESSS", [[1, 2, 3]], .infraResolved)
    /// Its first pass counts for nothing: what ran beside it failed still.
    static let grantFirst = DayCourse("ESSS", [[2, 3]], .infraResolved)
    static let grantLater = DayCourse("EESS", [[2, 3]], .infraResolved)
    static let grantGone = DayCourse("EEEE", end: .open("it fails every time"))
}
