import Contracts
import CorrelatorCore
import Effects
import Platform
import ServiceHTTP
import ServiceRuntime
import Streams

/// The correlator's methods.
struct CorrelatorRPC: Sendable {
    let platform: Platform
    let alerts: AlertDesk

    var methods: [RPCMethod] {
        [
            RPCMethod("CorrelatorService", "ListIncidents", "Lists incidents.") {
                (request: ListIncidentsRequest, _) in try await incidents(request)
            },
            RPCMethod("CorrelatorService", "GetIncident", "Tells one incident.") {
                (request: GetIncidentRequest, _) in
                IncidentResponse(incident: try await incident(request.incidentID).0)
            },
            RPCMethod("CorrelatorService", "MergeIncidents", "Makes two incidents one.") {
                (request: MergeIncidentsRequest, _) in try await merge(request)
            },
            RPCMethod("CorrelatorService", "SplitIncident", "Makes one incident two.") {
                (request: SplitIncidentRequest, _) in try await split(request)
            },
            RPCMethod("CorrelatorService", "ListEscalations", "Lists calls for people.") {
                (request: ListEscalationsRequest, _) in try await escalations(request)
            },
            RPCMethod(
                "CorrelatorService", "AcknowledgeEscalation",
                "Says that somebody sees to what people were called for."
            ) { (request: AcknowledgeEscalationRequest, _) in try await alerts.acknowledge(request) },
        ]
    }

    private func incident(_ id: ULID) async throws -> (IncidentChanged, StepDraft) {
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        guard let incident = try await draft.read(IncidentChanged.self, CorrelatorKeys.incident(id)) else {
            throw ConnectError(.notFound, "no incident has this id")
        }
        return (incident, draft)
    }

    private func incidents(_ request: ListIncidentsRequest) async throws -> ListIncidentsResponse {
        let page = try PageRequest(size: request.pageSize, token: request.pageToken)
        let members = try await platform.store.members(
            MemberQuery(CorrelatorKeys.incidents, limit: page.size, offset: page.offset, descending: true))
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        let ids = members.compactMap { ULID($0.member) }
        let found = try await draft.read(IncidentChanged.self, ids.map(CorrelatorKeys.incident)).compactMap(\.self)
        return ListIncidentsResponse(
            incidents: found.filter { request.status == nil || $0.status == request.status },
            nextPageToken: page.next(members.count))
    }

    func merge(_ request: MergeIncidentsRequest) async throws -> IncidentResponse {
        guard request.into != request.from else { throw ConnectError(.invalidArgument, "from: is the same as into") }
        var (into, draft) = try await incident(request.into)
        guard let from = try await draft.read(IncidentChanged.self, CorrelatorKeys.incident(request.from)) else {
            throw ConnectError(.notFound, "no incident has the id in from")
        }
        guard into.mergedInto == nil, from.mergedInto == nil else {
            throw ConnectError(.failedPrecondition, "one of them has become part of another incident already")
        }
        into = try await corrections.merge(
            from, into: into, by: request.actor, cause: "merge-\(platform.context.ids.next())", &draft)
        try await commit(draft)
        return IncidentResponse(incident: into)
    }

    func split(_ request: SplitIncidentRequest) async throws -> SplitIncidentResponse {
        var (incident, draft) = try await incident(request.incidentID)
        let parts = try await corrections.split(
            incident, leaving: Set(request.failureIDs), cause: "split-\(platform.context.ids.next())", &draft)
        guard let (remaining, separated) = parts else {
            throw ConnectError(.invalidArgument, "failure_ids: name some of the incident's members, but not all")
        }
        incident = remaining
        try await commit(draft)
        return SplitIncidentResponse(remaining: incident, separated: separated)
    }

    private var corrections: IncidentCorrections {
        IncidentCorrections(handler: CorrelatorHandler(platform: platform, alerts: alerts))
    }

    private func commit(_ draft: StepDraft) async throws {
        guard try await platform.store.commit([draft.step]) == [.committed] else {
            throw ConnectError(.aborted, "the incident changed meanwhile; try again")
        }
    }

    private func escalations(_ request: ListEscalationsRequest) async throws -> ListEscalationsResponse {
        let page = try PageRequest(size: request.pageSize, token: request.pageToken)
        let members = try await platform.store.members(
            MemberQuery(CorrelatorKeys.escalations, limit: page.size, offset: page.offset, descending: true))
        return ListEscalationsResponse(
            escalations: try members.map { try ContractJSON.decode(EscalationRaised.self, from: $0.member.utf8) },
            nextPageToken: page.next(members.count))
    }
}
