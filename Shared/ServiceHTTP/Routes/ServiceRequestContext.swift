package import Hummingbird

/// What Hummingbird carries along with a request.
package struct ServiceRequestContext: RequestContext {
    /// What the router keeps for a request.
    package var coreContext: CoreRequestContextStorage

    /// The context of a request that arrives.
    package init(source: ApplicationRequestContextSource) { coreContext = CoreRequestContextStorage(source: source) }
}
