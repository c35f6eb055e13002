/// Values of an interface's properties, each of its own type.
///
///     var values = PropertyValues()
///     values[ManagerInterface.queued] = 3
public struct PropertyValues: Sendable {
    /// The values by the property's name.
    package private(set) var byName: [String: any PropertyValue]

    /// Creates an empty collection.
    public init() {
        byName = [:]
    }

    /// The value of a property, or nil when it is not here.
    public subscript<Value>(property: Property<Value>) -> Value? {
        get { byName[property.name] as? Value }
        set { byName[property.name] = newValue }
    }

    /// The value of the property of that name, or nil when it is not here.
    package subscript(name: String) -> (any PropertyValue)? {
        get { byName[name] }
        set { byName[name] = newValue }
    }

    /// Takes over the values of `newer`.
    public mutating func merge(_ newer: PropertyValues) {
        byName.merge(newer.byName) { $1 }
    }

    /// Takes over the values of `newer` and tells the names of those that differ from what was here before.
    package mutating func update(with newer: PropertyValues) -> Set<String> {
        var changed: Set<String> = []
        for (name, value) in newer.byName where byName[name].map({ !value.equals($0) }) ?? true {
            byName[name] = value
            changed.insert(name)
        }
        return changed
    }

    /// Reads all properties that `interface` knows from an `a{sv}`; others are left aside.
    ///
    /// - Throws: ``BusValueError`` when a property does not have the type that the interface gives it.
    public init(of interface: InterfaceDescription, from reader: any BusReader) throws {
        var values: [String: any PropertyValue] = [:]
        try reader.container(.array, "{sv}") {
            while try reader.hasMore() {
                try reader.container(.entry, "sv") {
                    let name = try reader.string()
                    if let type = interface.propertyType(name) {
                        values[name] = try Self.value(type, from: reader)
                    } else {
                        try reader.skipVariant()
                    }
                }
            }
        }
        byName = values
    }

    /// Reads the value of one property from a variant.
    package static func value(
        _ type: any PropertyValue.Type,
        from reader: any BusReader
    ) throws -> any PropertyValue {
        try reader.container(.variant, type.signature) { try type.init(from: reader) }
    }
}

extension Equatable {
    fileprivate func equals(_ other: Any) -> Bool {
        self == other as? Self
    }
}
