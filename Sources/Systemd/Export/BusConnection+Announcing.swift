internal import CSystemd
internal import Contract

extension BusConnection {
    /// Tells clients of changed properties: at once, or, where they are paced, when their time has come.
    func announce(_ names: [String], of object: ObjectPath, _ export: Export) throws(BusError) {
        try send(names.filter { !export.paced.contains($0) }, of: object, export)
        let paced = names.filter(export.paced.contains)
        guard !paced.isEmpty, let moment = export.pacing[object, default: Pacing()].take(paced) else { return }
        guard moment > .now else { return try announcePaced(of: object, export) }
        Task {
            try await Task.sleep(until: moment)
            try announcePaced(of: object, export)
        }
    }

    private func announcePaced(of object: ObjectPath, _ export: Export) throws(BusError) {
        try send(export.pacing[object]?.release() ?? [], of: object, export)
    }

    /// Sends `PropertiesChanged` for these properties; sd-bus asks the getters for the values.
    private func send(_ names: [String], of object: ObjectPath, _ export: Export) throws(BusError) {
        guard !names.isEmpty else { return }
        let bus = try live()
        let interface = export.implementation.interface.name
        let result = withStringVector(names) {
            sd_bus_emit_properties_changed_strv(bus, object.text, interface, $0)
        }
        try BusError.check(result, "Announcing properties of \(object)")
    }
}
