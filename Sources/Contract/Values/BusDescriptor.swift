internal import Glibc

/// An open file that travels over the bus (`h`).
///
/// The object owns its descriptor and closes it when nobody holds the object any more.
public final class BusDescriptor: Sendable {
    /// The descriptor's number; good only while the object is held.
    public let rawValue: CInt

    /// Takes a descriptor over; nobody else may close it from now on.
    public init(owning rawValue: CInt) {
        self.rawValue = rawValue
    }

    deinit {
        close(rawValue)
    }
}

extension BusDescriptor: BusValue {
    /// `h`.
    public static var signature: String { "h" }

    /// Reads one `h`.
    public convenience init(from reader: any BusReader) throws {
        self.init(owning: try reader.descriptor())
    }

    /// Writes one `h`.
    public func write(to writer: any BusWriter) throws {
        try writer.descriptor(rawValue)
    }
}
