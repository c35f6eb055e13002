import CMatio
import Weights

/// A variable of a MATLAB file, or a part of one; it belongs to its `MATLABArchive` and does not outlive it.
///
/// libmatio does not check that its own pointers lead somewhere in a damaged file, so that every way into a variable is
/// checked here.
struct MATLABVariable {
    /// Nothing of a network has more sides; libmatio's own tables end at 13.
    private static let mostSides = 13

    let pointer: UnsafeMutablePointer<matvar_t>

    var kind: matio_classes { pointer.pointee.class_type }

    var name: String { pointer.pointee.name.map { String(cString: $0) } ?? "" }

    /// The sides in MATLAB's order, the first one moving fastest; nil where they are none or absurd.
    var sides: [Int]? {
        let rank = Int(pointer.pointee.rank)
        guard (1...MATLABVariable.mostSides).contains(rank), let dims = pointer.pointee.dims else { return nil }
        return (0..<rank).map { Int(clamping: dims[$0]) }
    }

    /// How many values, cells or structures there are; none where the sides are absurd.
    var count: Int { sides.flatMap { WeightTensor(name: name, shape: $0).bytes(each: 1) } ?? 0 }

    /// Whether it is MATLAB's `[]` or `{}`.
    var isEmpty: Bool { kind == MAT_C_EMPTY || sides?.contains(0) == true }

    /// The cells of a cell array, empty ones being nil.
    var cells: [MATLABVariable?] {
        guard kind == MAT_C_CELL, let cells = members(count) else { return [] }
        return cells
    }

    /// The field of that name of a structure, or of the first of an array of structures.
    func field(_ name: String) -> MATLABVariable? {
        guard kind == MAT_C_STRUCT, count > 0, let names = Mat_VarGetStructFieldnames(pointer) else { return nil }
        let fieldCount = Int(Mat_VarGetNumberOfFields(pointer))
        let index = (0..<fieldCount).first { index in names[index].map { String(cString: $0) } == name }
        guard let index, let fields = members(fieldCount) else { return nil }
        return fields[index]
    }

    /// The first members of a cell array or structure, each being a pointer to a variable; nil where there are fewer.
    private func members(_ count: Int) -> [MATLABVariable?]? {
        let (bytes, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<UnsafeRawPointer>.size)
        guard !overflow, bytes <= pointer.pointee.nbytes, let data = pointer.pointee.data else { return nil }
        let members = data.assumingMemoryBound(to: UnsafeMutablePointer<matvar_t>?.self)
        return (0..<count).map { members[$0].map(MATLABVariable.init(pointer:)) }
    }
}
