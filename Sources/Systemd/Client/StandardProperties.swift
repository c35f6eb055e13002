internal import Contract

/// The interface `org.freedesktop.DBus.Properties`, which every object has.
enum StandardProperties {
    static let interface = "org.freedesktop.DBus.Properties"

    static func get<Value>(_ property: Property<Value>) -> Method<PropertyName, TypedVariant<Value>> {
        Method(interface, "Get", in: ["interface", "property"], out: ["value"])
    }

    static func set<Value>(_ property: Property<Value>) -> Method<PropertySetting<Value>, Nothing> {
        Method(interface, "Set", in: ["interface", "property", "value"])
    }
}
