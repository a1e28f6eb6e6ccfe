import AssignerCore
import Contracts
import Platform
import Policy
import ServiceHTTP
import Streams

/// The assigner's methods.
struct AssignerRPC: Sendable {
    let platform: Platform
    let handler: AssignerHandler

    var methods: [RPCMethod] {
        [
            RPCMethod("AssignerService", "Route", "Says who would own a failure, without placing it.") {
                (request: RouteRequest, _) in try await route(request)
            },
            RPCMethod("AssignerService", "GetPlacement", "Tells where a failure was placed.") {
                (request: GetPlacementRequest, _) in try await placement(request)
            },
            RPCMethod("AssignerService", "ListExperts", "Lists the roles and who is behind them.") {
                (_: ListExpertsRequest, _) in try await experts()
            },
            RPCMethod("AssignerService", "SetAvailability", "Says whether a person can take new issues.") {
                (request: SetAvailabilityRequest, _) in try await setAvailability(request)
            },
        ]
    }

    private func route(_ request: RouteRequest) async throws -> Contracts.RouteResponse {
        guard let verdict = request.verdict else { throw ConnectError(.invalidArgument, "verdict: is missing") }
        let policy = platform.policy.current
        var facts = Condition.Facts(
            repository: request.repository, environment: request.environment ?? .unknown,
            text: FoldedText(request.title ?? ""))
        facts.nodes = request.nodes.map(\.uniqueID)
        facts.paths = request.nodes.compactMap(\.path)
        facts.tags = request.nodes.flatMap { $0.tags ?? [] }
        facts.systems = verdict.affectedSystems
        facts.category = verdict.category
        facts.errorType = verdict.errorType
        let now = platform.now()
        let nodes = request.nodes.map { NodeFacts($0) }
        let owners =
            if let fingerprint = request.fingerprint {
                try await handler.owners(of: request.repository, fingerprint, nodes: nodes)
            } else {
                OwnerFacts(codeOwners: handler.shelf.owners(of: request.repository), nodes: nodes)
            }
        let roster = try await RosterReader(platform: platform).roster()
        let route = Router(policy: policy, roster: roster).route(facts, verdict: verdict, owners: owners, at: now)
        return Contracts.RouteResponse(
            expert: route.expert, assignees: route.assignees, labels: LabelPlan.labels(for: verdict),
            deadlines: ServiceDeadlines.from(
                now, priority: verdict.priority, repository: policy.repository(request.repository),
                triggers: policy.escalationTriggers, expert: policy.expert(route.expert),
                exposures: nodes.flatMap(\.exposures)), route: route.steps)
    }

    private func placement(_ request: GetPlacementRequest) async throws -> GetPlacementResponse {
        let key: RecordKey
        if let subject = request.subject {
            key = AssignerKeys.subject(subject)
        } else if let failure = request.failureID {
            key = AssignerKeys.failure(failure)
        } else {
            throw ConnectError(.invalidArgument, "set subject or failure_id")
        }
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        guard let pointer = try await draft.read(PlacementPointer.self, key),
            let placement = try await draft.read(Placement.self, pointer.record)
        else { throw ConnectError(.notFound, "nothing is placed under it") }
        return GetPlacementResponse(placement: placement.placed)
    }

    private func experts() async throws -> ListExpertsResponse {
        let reader = RosterReader(platform: platform)
        let loads = try await reader.loads()
        let away = try await reader.absent()
        let policy = platform.policy.current
        return ListExpertsResponse(
            experts: Expert.known.map { expert in
                let settings = policy.expert(expert)
                let members = settings.members.map { member in
                    let login = if case .user(let login) = member { login } else { member.description }
                    return ExpertMember(
                        login: login, openLoad: loads[login, default: 0], available: away[login] == nil,
                        unavailableUntil: away[login])
                }
                return ExpertRoster(expert: expert, members: members, fallback: settings.fallback)
            })
    }

    private func setAvailability(_ request: SetAvailabilityRequest) async throws -> SetAvailabilityResponse {
        guard !request.login.isEmpty, request.login.utf8.count <= 100 else {
            throw ConnectError(.invalidArgument, "login: expected 1…100 characters")
        }
        // Without a date a person is away for a year, not for ever.
        let until = request.until ?? platform.now() + .seconds(365 * 86_400)
        let mutation: Mutation =
            request.available
            ? .strike(AssignerKeys.unavailable, member: request.login)
            : .enlist(AssignerKeys.unavailable, member: request.login, score: until.milliseconds)
        _ = try await platform.store.commit([Step(mutations: [mutation])])
        let load = try await platform.store.score(AssignerKeys.load, request.login) ?? 0
        return SetAvailabilityResponse(
            member: ExpertMember(
                login: request.login, openLoad: Int(load), available: request.available,
                unavailableUntil: request.available ? nil : until))
    }
}
