/// Where a section stands, for problems that concern several of its keys.
struct SectionPlace {
    let node: YAMLNode
    let path: String
    let entries: [(name: String, node: YAMLNode.Entry)]

    /// The place of a key's value, or of the section when the key is not given.
    func position(of key: String) -> TextPosition {
        entries.first { $0.name == key }?.node.value.position ?? node.position
    }
}
