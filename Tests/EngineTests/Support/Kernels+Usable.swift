import CKernels
import Engine
import Testing

extension Kernels {
    /// The loops of every instruction set that this machine can run.
    static let usable = InstructionSet.allCases.compactMap(Kernels.init)

    /// The single loops, as their header declares them.
    var loops: ck_table {
        let isa: ck_isa =
            switch instructionSet {
            case .reference: .CK_REFERENCE
            case .avx2: .CK_AVX2
            case .avx512: .CK_AVX512
            }
        guard let table = ck_table_for(isa) else { preconditionFailure("these kernels are usable") }
        return table.pointee
    }
}

extension Kernels: CustomTestStringConvertible {
    /// The instruction set.
    public var testDescription: String { instructionSet.rawValue }
}

extension Shape: CustomTestStringConvertible {
    /// Height × width × channels.
    public var testDescription: String { "\(height)×\(width)×\(channels)" }

    /// The values of a map of this shape, as kernels are told of it.
    var cMap: ck_map { ck_map(height: height, width: width, channels: channels) }
}

extension Tiling.Tile {
    /// The tile, as kernels are told of it.
    var cTile: ck_tile { self == .four ? .CK_TILE_4 : .CK_TILE_6 }
}
