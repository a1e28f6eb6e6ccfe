import CorrelatorCore
import Simulation
import Testing

@Suite("Chance")
struct CoincidenceTests {
    @Test(
        "the stated chance is the share of trials in which as many coincide",
        arguments: [(3, 0.2), (2, 0.05), (4, 0.5)])
    func monteCarlo(repositories: Int, rate: Double) {
        var dice = Simulation.Dice(seed: UInt64(repositories))
        let hours = 3.0
        let trials = 200_000
        var hits = 0
        for _ in 0..<trials {
            // Having begun with one, how many more come within the time?
            var count = 0
            var time = dice.waiting(1 / rate)
            while time < hours {
                count += 1
                time += dice.waiting(1 / rate)
            }
            if count >= repositories - 1 { hits += 1 }
        }
        let seen = Double(hits) / Double(trials)
        let stated = Coincidence.chance(repositories: repositories, rate: rate, hours: hours)
        // Five standard errors of the share that was seen.
        let allowed = 5 * (stated * (1 - stated) / Double(trials)).squareRoot()
        #expect(abs(seen - stated) <= allowed, "seen \(seen), stated \(stated)")
    }

    @Test("the rarer the thing and the more repositories, the smaller; never beyond certainty, never nothing")
    func order() {
        func chance(_ count: Int, _ rate: Double) -> Double {
            Coincidence.chance(repositories: count, rate: rate, hours: 2, compared: 10)
        }
        #expect(chance(2, 0.001) < chance(2, 0.01) && chance(3, 0.01) < chance(2, 0.01))
        #expect(chance(2, 1000) == 1 && chance(50, 0.000_01) == Coincidence.least)
        #expect(Coincidence.atLeast(0, mean: 3) == 1 && Coincidence.atLeast(2, mean: 0) == 0)
    }
}
