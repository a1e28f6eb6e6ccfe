package import Contracts

/// How much each sign speaks for and against each cause.
///
/// The rule: a cause's score is the sum of its prior and of the weights of the signs that were found, each counted once. A weight is a
/// natural logarithm of odds: +0.7 makes a cause twice as likely beside the others, +1.4 four times, +2.1 eight times; below zero
/// the same the other way. The share of a cause is `exp(score)` over the sum for all causes. Weights were set by judgement: a sign that
/// only one cause explains weighs most, what the report says of itself less than what runs and commits show.
package enum CauseWeights {
    /// What is added before anything is known: what fails most on a data platform.
    package static let priors: [FailureCause: Double] = [
        .codeChange: 0.4, .upstreamData: 0.2, .transientLoad: 0.2, .upstreamSchema: 0, .platform: 0, .access: -0.2,
        .lateSource: -0.3, .monitorNoise: -0.4, .flakyRunner: -0.5,
    ]

    /// The least and the most that Claude's word weighs: `ln(probability × number of causes)`, kept within.
    package static let opinionRange = -1.5...1.5

    /// Sign by sign; a cause that is not named weighs 0.
    package static let table: [Sign: [FailureCause: Double]] = [
        .wordsOfCode: [.codeChange: 1.6],
        .wordsOfSchema: [.upstreamSchema: 1.4, .codeChange: 1.2, .access: 0.3],
        .wordsOfData: [.upstreamData: 1.6, .lateSource: 0.3, .codeChange: 0.3],
        .wordsOfLateness: [.lateSource: 2.0, .upstreamData: 0.3],
        .wordsOfAccess: [.access: 2.0],
        .wordsOfPlatform: [.platform: 1.8, .transientLoad: 0.5],
        .wordsOfLoad: [.transientLoad: 1.8, .platform: 0.5],
        .wordsOfRunner: [.flakyRunner: 2.2],
        .wordsOfNoise: [.monitorNoise: 1.8],
        .wordsOfChange: [.codeChange: 1.2, .upstreamSchema: 0.4],

        .judgedAsCode: [.codeChange: 1.0, .upstreamSchema: 0.4],
        .judgedAsData: [.upstreamData: 0.9, .lateSource: 0.6, .upstreamSchema: 0.5],
        .judgedAsPlatform: [.platform: 0.9, .access: 0.9, .flakyRunner: 0.3],
        .judgedAsTransient: [.transientLoad: 1.0, .flakyRunner: 0.6, .platform: 0.3],
        .judgedAsNoise: [.monitorNoise: 1.2],

        .typeOfCode: [.codeChange: 1.0],
        .typeOfSchema: [.upstreamSchema: 0.9, .codeChange: 0.7],
        .typeOfData: [.upstreamData: 1.0],
        .typeOfLateness: [.lateSource: 1.2],
        .typeOfAccess: [.access: 1.2],
        .typeOfPlatform: [.platform: 1.0, .transientLoad: 0.3],
        .typeOfLoad: [.transientLoad: 1.0, .platform: 0.3],
        .typeOfRunner: [.flakyRunner: 1.4],
        .typeOfNoise: [.monitorNoise: 1.2],

        .changedBefore: [.codeChange: 2.2, .upstreamSchema: -0.4, .transientLoad: -0.4, .platform: -0.4],
        .nothingChanged: [.codeChange: -1.2, .upstreamSchema: 0.4, .upstreamData: 0.2, .access: 0.2],
        .greenUntouched: [
            .transientLoad: 1.4, .flakyRunner: 0.8, .lateSource: 0.6, .monitorNoise: 0.3, .codeChange: -2.0,
            .upstreamSchema: -1.4, .access: -1.0,
        ],
        .greenAfterChange: [.codeChange: 1.6, .transientLoad: -0.6, .platform: -0.6],
        .redEverSince: [
            .codeChange: 0.6, .upstreamSchema: 0.6, .access: 0.6, .upstreamData: 0.4, .transientLoad: -1.8,
            .flakyRunner: -1.4, .lateSource: -0.4,
        ],
        .comesAndGoes: [
            .transientLoad: 1.0, .flakyRunner: 1.0, .codeChange: -1.0, .upstreamSchema: -1.0, .access: -0.8,
        ],
        .greenBefore: [.upstreamSchema: 0.2, .upstreamData: 0.2, .access: 0.2, .platform: 0.2],

        .sharedIncident: [.platform: 1.6, .access: 0.8, .upstreamSchema: 0.4, .codeChange: -1.2, .flakyRunner: -0.6],
        .manyNeighbours: [.platform: 1.0, .access: 0.7, .transientLoad: 0.4, .codeChange: -0.4],
        .manyNodes: [.platform: 0.7, .access: 0.7, .upstreamSchema: 0.3, .flakyRunner: 0.3],
        .notProduction: [.monitorNoise: 0.5, .flakyRunner: 0.5, .codeChange: 0.3],

        .endedByItself: [.transientLoad: 1.4, .flakyRunner: 0.7, .lateSource: 0.5, .codeChange: -0.6],
        .endedByCode: [.codeChange: 1.3, .transientLoad: -0.6],
        .endedByData: [.upstreamData: 1.3, .upstreamSchema: 0.4, .lateSource: 0.4],
        .endedByPlatform: [.platform: 1.2, .access: 0.7],
        .endedAsAlarm: [.monitorNoise: 1.6],
        .similarByItself: [.transientLoad: 0.7, .flakyRunner: 0.4, .lateSource: 0.2],
        .similarByCode: [.codeChange: 0.7],
        .similarByData: [.upstreamData: 0.7, .upstreamSchema: 0.2, .lateSource: 0.2],
        .similarByPlatform: [.platform: 0.6, .access: 0.3],
        .similarAsAlarm: [.monitorNoise: 0.8],

        .personSaysTransient: [.transientLoad: 1.4, .flakyRunner: 1.0, .lateSource: 0.4],
        .personSaysCode: [.codeChange: 1.6, .upstreamSchema: 0.3],
        .personSaysData: [.upstreamData: 1.4, .upstreamSchema: 0.8, .lateSource: 0.8],
        .personSaysPlatform: [.platform: 1.4, .access: 1.2, .flakyRunner: 0.3],
        .personSaysNoise: [.monitorNoise: 2.0],
    ]
}
