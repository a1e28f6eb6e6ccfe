extension JSONWriter {
    /// A key with a string.
    package mutating func member(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
    }

    /// A key with a whole number.
    package mutating func member(_ name: StaticString, _ value: Int) {
        key(name)
        int(value)
    }

    /// A key with a number.
    package mutating func member(_ name: StaticString, _ value: Double) {
        key(name)
        double(value)
    }

    /// A key with `true` or `false`.
    package mutating func member(_ name: StaticString, _ value: Bool) {
        key(name)
        bool(value)
    }

    /// Nothing is written for nil.
    package mutating func member(_ name: StaticString, ifPresent value: String?) {
        if let value { member(name, value) }
    }

    /// Nothing is written for nil.
    package mutating func member(_ name: StaticString, ifPresent value: Int?) {
        if let value { member(name, value) }
    }

    /// An array of strings.
    package mutating func member(_ name: StaticString, _ values: [String]) {
        key(name)
        array { writer in
            for value in values { writer.string(value) }
        }
    }
}
