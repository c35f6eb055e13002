internal import CSystemd
internal import Contract
internal import Glibc

/// An interface as sd-bus wants it: a table of entries, with the strings that they point at.
///
/// The table must be held as long as the bus that it was added to.
final class DispatchTable {
    /// The first entry.
    let entries: UnsafeMutablePointer<sd_bus_vtable>

    private var strings: [UnsafeMutablePointer<CChar>] = []

    init(
        _ interface: InterfaceDescription,
        call: sd_bus_message_handler_t,
        get: sd_bus_property_get_t
    ) {
        let count = interface.members.count + 2
        entries = .allocate(capacity: count)
        // sd-bus wants the bytes that no member of the entries' unions uses to be zero.
        entries.initialize(repeating: sd_bus_vtable(), count: count)
        csystemd_vtable_start(entries)
        for (index, member) in interface.members.enumerated() {
            let entry = entries + index + 1
            let name = string(member.name)
            switch member.kind {
            case .method(let input, let output):
                csystemd_vtable_method(
                    entry,
                    name,
                    string(input.signature),
                    string(output.signature),
                    string(of: input.names + output.names),
                    call
                )
            case .signal(let payload):
                csystemd_vtable_signal(entry, name, string(payload.signature), string(of: payload.names))
            case .property(let property):
                let signature = string(property.type.signature)
                if property.isWritable {
                    csystemd_vtable_writable_property(entry, name, signature, get, property.flags)
                } else {
                    csystemd_vtable_property(entry, name, signature, get, property.flags)
                }
            }
        }
        csystemd_vtable_end(entries + count - 1)
    }

    deinit {
        strings.forEach { $0.deallocate() }
        entries.deallocate()
    }

    private func string(_ text: String) -> UnsafePointer<CChar> {
        store(Array(text.utf8CString))
    }

    /// Names in a row, each ended by a NUL, and one more NUL at the end.
    private func string(of names: [String]) -> UnsafePointer<CChar> {
        store(names.flatMap(\.utf8CString) + [0])
    }

    private func store(_ bytes: [CChar]) -> UnsafePointer<CChar> {
        let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
        copy.initialize(from: bytes, count: bytes.count)
        strings.append(copy)
        return UnsafePointer(copy)
    }
}

extension PropertyDescription {
    fileprivate var flags: UInt64 {
        let whatIsTold: UInt64 =
            switch change {
            case .constant: UInt64(SD_BUS_VTABLE_PROPERTY_CONST)
            case .emits: UInt64(SD_BUS_VTABLE_PROPERTY_EMITS_CHANGE)
            case .invalidates: UInt64(SD_BUS_VTABLE_PROPERTY_EMITS_INVALIDATION)
            case .silent: 0
            }
        return isExplicit ? whatIsTold | UInt64(SD_BUS_VTABLE_PROPERTY_EXPLICIT) : whatIsTold
    }
}
