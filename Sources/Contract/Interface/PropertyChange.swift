/// How clients hear that a property changed: the annotation `org.freedesktop.DBus.Property.EmitsChangedSignal`.
public enum PropertyChange: String, Sendable {
    /// The property never changes while the object is there.
    case constant = "const"

    /// `PropertiesChanged` carries the new value.
    case emits = "true"

    /// `PropertiesChanged` names the property; the client reads it when it cares.
    case invalidates = "invalidates"

    /// Nobody is told, because the value changes too often; the client reads it when it cares.
    case silent = "false"
}
