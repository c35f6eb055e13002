import CMatio
import Weights

/// An open MATLAB file and those of its variables that make up a network.
///
/// libmatio reads names and shapes when it opens a variable, and remembers where each large array begins, of a compressed
/// one with zlib's state there, some 40 KiB; of small compressed arrays it keeps the values. The values of a large array
/// are read when they are asked for, into the caller's memory.
final class MATLABArchive {
    /// The variables by name.
    private(set) var variables: [String: MATLABVariable] = [:]
    private let file: FileBytes
    private let handle: OpaquePointer

    /// Opens a file and lists those variables, the others being passed over.
    init(_ file: FileBytes, variables names: Set<String>) throws(WeightError) {
        let count = try MATLABElements.count(in: file)
        guard let handle = HDF5Library.locked({ Mat_Open(file.path, Int32(MAT_ACC_RDONLY.rawValue)) }) else {
            throw WeightError(.unreadable, file.path, "cannot be opened as a MATLAB file")
        }
        self.file = file
        self.handle = handle
        try HDF5Library.locked { () throws(WeightError) in
            for _ in 0..<count { try readVariable(names) }
        }
    }

    deinit {
        HDF5Library.locked {
            for variable in variables.values { Mat_VarFree(variable.pointer) }
            Mat_Close(handle)
        }
    }

    /// The text of an array of characters in at most 1024 bytes; nil of anything else.
    ///
    /// MATLAB writes characters as UTF-16, other programs as UTF-8; the names of layers are ASCII.
    func text(of variable: MATLABVariable) -> String? {
        let array = variable.pointer
        guard variable.kind == MAT_C_CHAR, array.pointee.isComplex == 0, variable.count <= 1024 else { return nil }
        return HDF5Library.locked {
            guard
                Mat_VarReadDataAll(handle, array) == 0,
                let data = array.pointee.data,
                array.pointee.nbytes <= 1024
            else { return nil }
            let bytes = UnsafeRawBufferPointer(start: data, count: array.pointee.nbytes)
            switch array.pointee.data_size {
            case 1: return String(decoding: bytes, as: UTF8.self)
            case 2: return String(decoding: bytes.bindMemory(to: UInt16.self), as: UTF16.self)
            default: return nil
            }
        }
    }

    /// The values of an array of floats, in the file's order.
    func floats(of variable: MATLABVariable, named name: String) throws(WeightError) -> [Float] {
        switch variable.kind {
        case MAT_C_SINGLE: try numbers(of: variable, named: name, as: Float.self)
        case MAT_C_DOUBLE: try numbers(of: variable, named: name, as: Double.self).map(Float.init)
        default: throw WeightError(.wrongType, file.path, "holds \(name) in a type that is not single or double")
        }
    }

    private func numbers<Number: BinaryFloatingPoint>(
        of variable: MATLABVariable,
        named name: String,
        as: Number.Type
    ) throws(WeightError) -> [Number] {
        let count = variable.count
        guard let edge = Int32(exactly: count), count > 0 else { throw damaged("\(name) claims \(count) values") }
        let numbers: [Number]? = HDF5Library.locked {
            _ = MATLABLog.hasComplained()
            // What is not read stays nonsense and is found: libmatio does not say how much it has read.
            var numbers = [Number](repeating: .nan, count: count)
            let status = numbers.withUnsafeMutableBytes {
                Mat_VarReadDataLinear(handle, variable.pointer, $0.baseAddress, 0, 1, edge)
            }
            return status == 0 && !MATLABLog.hasComplained() ? numbers : nil
        }
        guard let numbers else { throw damaged("\(name) cannot be read") }
        return numbers
    }

    /// Reads the next variable's names and shapes.
    private func readVariable(_ names: Set<String>) throws(WeightError) {
        _ = MATLABLog.hasComplained()
        guard let next = Mat_VarReadNextInfo(handle) else { throw damaged("a variable of it cannot be read") }
        let variable = MATLABVariable(pointer: next)
        guard names.contains(variable.name), variables[variable.name] == nil else { return Mat_VarFree(next) }
        variables[variable.name] = variable
        if MATLABLog.hasComplained() { throw damaged("its variable \(variable.name) cannot be read") }
    }

    private func damaged(_ what: String) -> WeightError {
        WeightError(.damaged, file.path, "is damaged: \(what); get the file anew")
    }
}
