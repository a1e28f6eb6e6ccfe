/// What a template tree found for an error.
package struct TemplateMatch: Hashable, Sendable {
    /// The cluster's number, for those who count and do not store.
    package let cluster: UInt64
    /// Whether the error began the cluster.
    package let isNew: Bool
    /// What to store, when the template is new or has become more general.
    package let changed: TemplateRecord?
    /// Clusters that were given up to make room: their records can go.
    package let forgotten: [TemplateID]

    /// The cluster.
    package var id: TemplateID { TemplateID(cluster) }
}
