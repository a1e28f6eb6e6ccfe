package import Hummingbird

/// All that a service serves beside health, metrics and its description.
package struct RouteTable: Sendable {
    /// The name in the API's description, e.g. `Switchyard classifier`.
    package var title: String
    /// One sentence on what the API is for.
    package var summary: String
    /// The methods of its Connect services.
    package var methods: [RPCMethod] = []
    /// Its other routes.
    package var routes: [RawRoute] = []
    /// Translates errors of other modules into answers; `nil` means `internal`. One exhaustive switch a service.
    package var translate: @Sendable (any Error) -> ConnectError? = { _ in nil }

    var extensions: [(access: RouteAccess, add: @Sendable (Router<ServiceRequestContext>) -> Void)] = []

    /// A table without routes.
    package init(title: String, summary: String) {
        self.title = title
        self.summary = summary
    }

    /// Hands the router over for pages and streams. What is added there has the observer and the host check around
    /// it, and the token check too when `access` is `.bearer`; it is not in the API's description.
    package mutating func extend(
        _ access: RouteAccess, _ add: @escaping @Sendable (Router<ServiceRequestContext>) -> Void
    ) {
        extensions.append((access, add))
    }
}
