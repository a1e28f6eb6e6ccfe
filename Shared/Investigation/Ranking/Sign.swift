/// One thing that was found, and that speaks for some causes and against others.
package enum Sign: String, Codable, Hashable, Sendable, CaseIterable {
    /// The report's words are those of broken code.
    case wordsOfCode = "words_of_code"
    /// A column or relation that the code names is not there.
    case wordsOfSchema = "words_of_schema"
    /// The data broke an expectation.
    case wordsOfData = "words_of_data"
    /// A source is stale.
    case wordsOfLateness = "words_of_lateness"
    /// Access was refused.
    case wordsOfAccess = "words_of_access"
    /// The platform is broken, full or out of reach.
    case wordsOfPlatform = "words_of_platform"
    /// Something was locked, throttled or too slow.
    case wordsOfLoad = "words_of_load"
    /// The runner went away.
    case wordsOfRunner = "words_of_runner"
    /// The report tells of a warning, a cancellation, a test.
    case wordsOfNoise = "words_of_noise"
    /// The report itself names a change: a release, a merge, a refactor.
    case wordsOfChange = "words_of_change"

    /// The verdict's category is that of code.
    case judgedAsCode = "judged_as_code"
    /// … of data.
    case judgedAsData = "judged_as_data"
    /// … of infrastructure.
    case judgedAsPlatform = "judged_as_platform"
    /// … of what passes by itself.
    case judgedAsTransient = "judged_as_transient"
    /// … of a false alarm.
    case judgedAsNoise = "judged_as_noise"

    /// The verdict's error type is one of code.
    case typeOfCode = "type_of_code"
    /// … of a schema.
    case typeOfSchema = "type_of_schema"
    /// … of data.
    case typeOfData = "type_of_data"
    /// … of a late source.
    case typeOfLateness = "type_of_lateness"
    /// … of access.
    case typeOfAccess = "type_of_access"
    /// … of the platform.
    case typeOfPlatform = "type_of_platform"
    /// … of load.
    case typeOfLoad = "type_of_load"
    /// … of a runner.
    case typeOfRunner = "type_of_runner"
    /// … of noise.
    case typeOfNoise = "type_of_noise"

    /// The failing paths changed between the last green run and the first failure, or in the three days before it.
    case changedBefore = "changed_before"
    /// Changes were looked for, and there is none in that time.
    case nothingChanged = "nothing_changed"
    /// The next run in which it executed passed, and nothing was changed in between.
    case greenUntouched = "green_untouched"
    /// It passed after the failing paths were changed again.
    case greenAfterChange = "green_after_change"
    /// It failed in each run since, two at least.
    case redEverSince = "red_ever_since"
    /// It passed between failures.
    case comesAndGoes = "comes_and_goes"
    /// It passed in each of the runs before, three at least.
    case greenBefore = "green_before"

    /// An open incident ties it to failures of other repositories.
    case sharedIncident = "shared_incident"
    /// Three or more other failures came in the same half hour.
    case manyNeighbours = "many_neighbours"
    /// Ten or more nodes failed in one run.
    case manyNodes = "many_nodes"
    /// It did not run in production.
    case notProduction = "not_production"

    /// The same error ended by itself before.
    case endedByItself = "ended_by_itself"
    /// It ended by a merged pull request before.
    case endedByCode = "ended_by_code"
    /// It ended when the data were put right before.
    case endedByData = "ended_by_data"
    /// It ended when the platform was mended before.
    case endedByPlatform = "ended_by_platform"
    /// It was a false alarm before.
    case endedAsAlarm = "ended_as_alarm"
    /// Similar failures ended by themselves.
    case similarByItself = "similar_by_itself"
    /// Similar failures ended by a merged pull request.
    case similarByCode = "similar_by_code"
    /// Similar failures ended when the data were put right.
    case similarByData = "similar_by_data"
    /// Similar failures ended when the platform was mended.
    case similarByPlatform = "similar_by_platform"
    /// Similar failures were false alarms.
    case similarAsAlarm = "similar_as_alarm"

    /// A person said: transient.
    case personSaysTransient = "person_says_transient"
    /// A person said: code.
    case personSaysCode = "person_says_code"
    /// A person said: data.
    case personSaysData = "person_says_data"
    /// A person said: infrastructure.
    case personSaysPlatform = "person_says_platform"
    /// A person said: nothing is wrong.
    case personSaysNoise = "person_says_noise"

    /// What Claude thinks; its weight follows from its probability.
    case opinion
}
