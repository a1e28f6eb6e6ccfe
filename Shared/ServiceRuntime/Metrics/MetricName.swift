/// Every metric of the project, with its full Prometheus name.
///
/// Labels hold words of a bounded list (a route, an outcome, a stream), never an id, a path or a text from outside.
package enum MetricName: String, CaseIterable, Sendable {
    case httpRequests = "switchyard_http_requests_total"
    case httpDuration = "switchyard_http_request_duration_seconds"
    case entriesHandled = "switchyard_entries_handled_total"
    case entryDuration = "switchyard_entry_duration_seconds"
    case streamLag = "switchyard_stream_lag"
    case streamPending = "switchyard_stream_pending"
    case deadLetters = "switchyard_dead_letters_total"
    case claims = "switchyard_entries_claimed_total"
    case deletedWhilePending = "switchyard_entries_deleted_while_pending_total"
    case effects = "switchyard_effects_total"
    case effectQueueDepth = "switchyard_effect_queue_depth"
    case githubBudgetWait = "switchyard_github_budget_wait_seconds"
    case githubRemaining = "switchyard_github_rate_remaining"
    case verdicts = "switchyard_verdicts_total"
    case verdictConfidence = "switchyard_verdict_confidence"
    case claudeCalls = "switchyard_claude_calls_total"
    case claudeDuration = "switchyard_claude_call_duration_seconds"
    case claudeQuestions = "switchyard_claude_questions_total"
    case claudeTokens = "switchyard_claude_tokens_total"
    case claudeCost = "switchyard_claude_cost_usd_total"
    case claudeBudgetLeft = "switchyard_claude_budget_left_usd"
    case placements = "switchyard_placements_total"
    case noiseSaved = "switchyard_noise_saved_total"
    case resolutions = "switchyard_resolutions_total"
    case incidentsOpen = "switchyard_incidents_open"
    case escalations = "switchyard_escalations_total"
    case escalationsEnded = "switchyard_escalations_ended_total"
    case notificationTrouble = "switchyard_notification_trouble"
    case unaccounted = "switchyard_failures_unaccounted"
    case runsRead = "switchyard_runs_read_total"
    case polls = "switchyard_polls_total"
    case webhookDeliveries = "switchyard_webhook_deliveries_total"
    case redisReconnects = "switchyard_redis_reconnects_total"
    case redisRoundTrip = "switchyard_redis_round_trip_seconds"

    /// What it tells, as the `HELP` line.
    package var help: String {
        switch self {
        case .httpRequests: "HTTP requests answered, by matched route and status."
        case .httpDuration: "Time from a request's head to its response's head, by matched route."
        case .entriesHandled: "Stream entries handled, by stream and outcome."
        case .entryDuration: "Time to decide on and commit a stream entry, by stream."
        case .streamLag: "Entries not yet delivered to the group, by stream and group."
        case .streamPending: "Entries delivered and not acknowledged, by stream and group."
        case .deadLetters: "Entries set aside as dead letters, by stream."
        case .claims: "Entries claimed from a consumer that went away, by stream."
        case .deletedWhilePending: "Entries deleted while pending, which is an alarm, by stream."
        case .effects: "Effects on the outside world, by kind and outcome."
        case .effectQueueDepth: "Effects planned and not yet sent."
        case .githubBudgetWait: "Time that GitHub writes waited for the shared budget."
        case .githubRemaining: "Requests that GitHub says are left in the window, by resource."
        case .verdicts: "Verdicts, by category and engine."
        case .verdictConfidence: "Confidence of verdicts, by engine."
        case .claudeCalls: "Calls to Claude, by outcome."
        case .claudeDuration: "Time of a call to Claude."
        case .claudeQuestions: "Questions to Claude that came to their end, by outcome."
        case .claudeTokens: "Tokens that calls to Claude consumed, by kind."
        case .claudeCost: "US dollars that calls to Claude cost."
        case .claudeBudgetLeft: "US dollars left of the day's budget for Claude."
        case .placements: "Placements, by outcome."
        case .noiseSaved: "False alarms that nobody had to look at, by how."
        case .resolutions: "Issues that ended, by pattern."
        case .incidentsOpen: "Incidents that are not resolved."
        case .escalations: "Escalations raised, by kind."
        case .escalationsEnded: "Calls that ended, by whether they needed a person."
        case .notificationTrouble: "1 while a notification target takes nothing, by target."
        case .unaccounted: "Failures that reconciliation could not account for."
        case .runsRead: "Runs whose artifacts and logs were read, by source and outcome."
        case .polls: "Looks at an outside party for what no webhook told, by party and outcome."
        case .webhookDeliveries: "Webhook deliveries, by event and result."
        case .redisReconnects: "Connections to Redis made anew after a loss."
        case .redisRoundTrip: "Time from a command to its reply."
        }
    }

    /// The upper bounds of its buckets when it is a histogram.
    package var buckets: HistogramBuckets {
        switch self {
        case .verdictConfidence: .fraction
        case .httpDuration, .entryDuration, .githubBudgetWait, .redisRoundTrip, .claudeDuration: .seconds
        default: .counts
        }
    }
}
