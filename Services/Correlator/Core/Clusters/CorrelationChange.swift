/// What a failure changes in what is remembered.
package struct CorrelationChange: Sendable {
    /// The failure's spell.
    package let spell: Spell
    /// Its cluster, without its groups' incidents brought up to date.
    package var cluster: Cluster
    /// Clusters that have become part of it.
    package let absorbed: [UInt64]
    /// Records of traits to write.
    package let traits: [(trait: Trait, record: TraitRecord)]

    init(spell: Spell, cluster: Cluster, absorbed: [UInt64], traits: [(Trait, TraitRecord)]) {
        self.spell = spell
        self.cluster = cluster
        self.absorbed = absorbed
        self.traits = traits.map { (trait: $0.0, record: $0.1) }
    }
}
