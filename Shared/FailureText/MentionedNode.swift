/// A dbt node that a text names.
package struct MentionedNode: Hashable, Sendable {
    /// The unique id where the text has it (`model.shop.orders`), else the bare name.
    package var identity: String
    /// `orders`.
    package var name: String
    /// `model`, `test`, `source`, `snapshot`, `seed`, ….
    package var resourceType: String
    /// The file that defines it, where the text has it.
    package var path: String?
}
