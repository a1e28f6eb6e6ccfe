package import Hummingbird

/// What Hummingbird carries along with a request.
package struct ServiceRequestContext: RequestContext {
    package var coreContext: CoreRequestContextStorage

    package init(source: ApplicationRequestContextSource) { coreContext = CoreRequestContextStorage(source: source) }
}
