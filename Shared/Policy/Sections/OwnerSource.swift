/// Where an owner may be told, beside rules and experts.
package enum OwnerSource: String, Hashable, Sendable, CaseIterable {
    /// The owner or group of the failed node, as the dbt project says.
    case dbtOwner = "dbt_owner"
    /// The CODEOWNERS of the failing file.
    case codeowners
    /// Who last ended this failure, or another of the same node.
    case lastFixer = "last_fixer"
}
