import Contracts

/// For each two causes the check whose outcome differs between them.
enum DiscriminatingChecks {
    /// A check, and what it shows when the one or the other is the cause.
    struct Check: Sendable {
        let first: FailureCause
        let second: FailureCause
        let check: String
        let ifFirst: String
        let ifSecond: String
    }

    /// One for each pair of known causes.
    static let all: [Check] = ofTheTeam + ofTheSource + ofThePlatform

    private static let ofTheTeam: [Check] = [
        Check(
            first: .codeChange, second: .upstreamSchema,
            check: "Run the commit before the first failure against today's sources.",
            ifFirst: "it passes", ifSecond: "it fails too, since what it reads has changed"),
        Check(
            first: .codeChange, second: .upstreamData,
            check: "Run the commit before the first failure against today's rows.",
            ifFirst: "it passes", ifSecond: "the same rows fail"),
        Check(
            first: .codeChange, second: .lateSource,
            check: "Run the failing node again once the source has loaded.",
            ifFirst: "it fails as before", ifSecond: "it passes"),
        Check(
            first: .codeChange, second: .access,
            check: "Run a query as the job's role that uses nothing of the failing code.",
            ifFirst: "it works", ifSecond: "it is refused as well"),
        Check(
            first: .codeChange, second: .platform,
            check: "Run another node of the same project on the same warehouse.",
            ifFirst: "it passes", ifSecond: "it fails in the same way"),
        Check(
            first: .codeChange, second: .transientLoad,
            check: "Run the failing node again, nothing changed, at a quiet time.",
            ifFirst: "it fails in the same way", ifSecond: "it passes"),
        Check(
            first: .codeChange, second: .flakyRunner,
            check: "Run the same commit again on another runner.",
            ifFirst: "it fails in the same line", ifSecond: "it passes"),
        Check(
            first: .codeChange, second: .monitorNoise,
            check: "Run the job again on the newest commit and look at the job, not at the alarm.",
            ifFirst: "the job is red", ifSecond: "the job is green"),
    ]

    private static let ofTheSource: [Check] = [
        Check(
            first: .upstreamSchema, second: .upstreamData,
            check: "Compare the source's columns and types with last week's.",
            ifFirst: "they differ", ifSecond: "they are the same and the rows differ"),
        Check(
            first: .upstreamSchema, second: .lateSource,
            check: "Compare the source's columns with last week's, and look at when it was loaded last.",
            ifFirst: "the columns differ", ifSecond: "the load is missing"),
        Check(
            first: .upstreamSchema, second: .access,
            check: "Describe the relation with an administrator's role.",
            ifFirst: "the column is gone for it as well", ifSecond: "it sees what the job's role does not"),
        Check(
            first: .upstreamSchema, second: .platform,
            check: "Select one row from another relation of the same source.",
            ifFirst: "it works", ifSecond: "it fails as well"),
        Check(
            first: .upstreamSchema, second: .transientLoad,
            check: "Run the failing node again, nothing changed.",
            ifFirst: "it fails in the same way", ifSecond: "it passes"),
        Check(
            first: .upstreamSchema, second: .flakyRunner,
            check: "Describe the relation from your own machine.",
            ifFirst: "the column is missing there too", ifSecond: "the relation is whole"),
        Check(
            first: .upstreamSchema, second: .monitorNoise,
            check: "Describe the relation that the report names.",
            ifFirst: "it differs from what the code names", ifSecond: "it is as the code names it"),
        Check(
            first: .upstreamData, second: .lateSource,
            check: "Count the rows by the hour in which they were loaded.",
            ifFirst: "the newest hours are there and hold the bad rows", ifSecond: "the newest hours are missing"),
        Check(
            first: .upstreamData, second: .access,
            check: "Run the failing test's query with an administrator's role.",
            ifFirst: "it finds the same rows", ifSecond: "it finds none, or others"),
        Check(
            first: .upstreamData, second: .platform,
            check: "Run the failing test's query by hand.",
            ifFirst: "it ends and gives rows", ifSecond: "it does not end"),
        Check(
            first: .upstreamData, second: .transientLoad,
            check: "Run the failing test again after ten minutes.",
            ifFirst: "it finds the same rows", ifSecond: "it passes"),
        Check(
            first: .upstreamData, second: .flakyRunner,
            check: "Run the failing test from another machine.",
            ifFirst: "it finds the same rows", ifSecond: "it passes"),
        Check(
            first: .upstreamData, second: .monitorNoise,
            check: "Look at the failing test's severity and at its number of rows.",
            ifFirst: "it is an error, and rows are there", ifSecond: "it is a warning, or there are no rows"),
        Check(
            first: .lateSource, second: .access,
            check: "Look at the loader's last run.",
            ifFirst: "it has not ended, or began late", ifSecond: "it was refused"),
        Check(
            first: .lateSource, second: .platform,
            check: "Look at the loader's last run and at the warehouse's status in that hour.",
            ifFirst: "only the loader is behind", ifSecond: "everything in that hour is"),
        Check(
            first: .lateSource, second: .transientLoad,
            check: "Look at when the source was loaded last, then run the failing node again.",
            ifFirst: "it passes only after the next load", ifSecond: "it passes at once"),
        Check(
            first: .lateSource, second: .flakyRunner,
            check: "Look at when the source was loaded last.",
            ifFirst: "it was not loaded before the run", ifSecond: "it was, and the run itself broke off"),
        Check(
            first: .lateSource, second: .monitorNoise,
            check: "Compare the source's last load with what the freshness check allows.",
            ifFirst: "it is older", ifSecond: "it is younger by now"),
    ]

    private static let ofThePlatform: [Check] = [
        Check(
            first: .access, second: .platform,
            check: "Log in by hand with another user on the same warehouse.",
            ifFirst: "that works, and only the job's user is refused", ifSecond: "nobody gets in"),
        Check(
            first: .access, second: .transientLoad,
            check: "Run the failing node again, nothing changed.",
            ifFirst: "it is refused in the same way", ifSecond: "it passes"),
        Check(
            first: .access, second: .flakyRunner,
            check: "Use the same credential from another machine.",
            ifFirst: "it is refused there too", ifSecond: "it works"),
        Check(
            first: .access, second: .monitorNoise,
            check: "Log in with the job's own credential.",
            ifFirst: "it is refused, or ends within days", ifSecond: "it works"),
        Check(
            first: .platform, second: .transientLoad,
            check: "Run the failing node again by itself at a quiet time.",
            ifFirst: "it still fails", ifSecond: "it passes"),
        Check(
            first: .platform, second: .flakyRunner,
            check: "Run the job again on another runner.",
            ifFirst: "it fails in the same call", ifSecond: "it passes"),
        Check(
            first: .platform, second: .monitorNoise,
            check: "Look whether other jobs on the same platform were green in that hour.",
            ifFirst: "they were red too", ifSecond: "they were green, and so is this one by now"),
        Check(
            first: .transientLoad, second: .flakyRunner,
            check: "Look at what broke off: the query or the machine.",
            ifFirst: "the warehouse's history shows the query waiting or ended",
            ifSecond: "it shows nothing wrong, and the runner's log does"),
        Check(
            first: .transientLoad, second: .monitorNoise,
            check: "Look at the run itself.",
            ifFirst: "something in it failed, and passed later", ifSecond: "nothing in it failed"),
        Check(
            first: .flakyRunner, second: .monitorNoise,
            check: "Look at the end of the run's log.",
            ifFirst: "it breaks off", ifSecond: "it ends as it should, or somebody ended it"),
    ]
}
