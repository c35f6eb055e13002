/// The loss after one evaluation (`(ud)`).
public struct LossPoint: BusStructure, Equatable {
    /// The evaluation's number, from 1.
    public let iteration: UInt32

    /// The weighted sum of the losses.
    public let loss: Double

    /// Creates a point.
    public init(iteration: UInt32, loss: Double) {
        self.iteration = iteration
        self.loss = loss
    }

    /// `ud`.
    public static var members: String { "ud" }

    /// Reads the members.
    public init(members reader: any BusReader) throws {
        iteration = try reader.uint32()
        loss = try reader.double()
    }

    /// Writes the members.
    public func writeMembers(to writer: any BusWriter) throws {
        try writer.uint32(iteration)
        try writer.double(loss)
    }
}
