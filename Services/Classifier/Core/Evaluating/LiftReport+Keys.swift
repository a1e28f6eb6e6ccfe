extension LiftReport {
    enum CodingKeys: String, CodingKey {
        case consult
        case models
        case sampled
        case stoppedByBudget = "stopped_by_budget"
        case budgetUSD = "budget_usd"
        case whole
        case categories
        case calls
        case costUSD = "cost_usd"
        case costPerChangeUSD = "cost_per_change_usd"
        case costPerPutRightUSD = "cost_per_put_right_usd"
        case abstentions
        case cachedShare = "cached_share"
        case latencyMedianMs = "latency_median_ms"
        case latencyP90Ms = "latency_p90_ms"
        case rows
    }
}

extension LiftReport.Share {
    enum CodingKeys: String, CodingKey {
        case reports
        case localAccuracy = "local_accuracy"
        case combinedAccuracy = "combined_accuracy"
        case lift
        case liftLow = "lift_low"
        case liftHigh = "lift_high"
        case chance
        case consulted
        case changed
        case putRight = "put_right"
        case putWrong = "put_wrong"
    }
}
