/// The part of a storage that a tensor shows, which lies within the storage.
struct TorchTensor {
    /// Convolutions have four sides, and a long shape may be given to any number of tensors.
    static let mostSides = 16

    let storage: TorchStorage
    let shape: [Int]
    /// How many numbers there are.
    let count: Int
    private let offset: Int
    private let strides: [Int]

    /// A view of a storage; nil when it would leave the storage or show more numbers than that has.
    ///
    /// - Parameters:
    ///   - storage: The numbers.
    ///   - offset: The place of the first one.
    ///   - shape: The tensor's sides.
    ///   - strides: How far apart neighbours along each side are, in numbers.
    init?(of storage: TorchStorage, offset: Int, shape: [Int], strides: [Int]) {
        guard shape.count == strides.count, shape.count <= Self.mostSides, offset >= 0,
            shape.allSatisfy({ $0 >= 0 }), strides.allSatisfy({ $0 >= 0 })
        else { return nil }
        var count = 1
        var last = offset
        for (side, stride) in zip(shape, strides) {
            let (product, isTooMany) = count.multipliedReportingOverflow(by: side)
            let (way, isTooFar) = max(side - 1, 0).multipliedReportingOverflow(by: stride)
            let (place, isFurther) = last.addingReportingOverflow(way)
            guard !isTooMany, !isTooFar, !isFurther else { return nil }
            count = product
            last = place
        }
        guard count == 0 || last < storage.count, count <= storage.count else { return nil }
        self.storage = storage
        self.shape = shape
        self.count = count
        self.offset = offset
        self.strides = strides
    }

    /// The numbers as 32-bit floats, the last side moving fastest.
    ///
    /// - Parameter bytes: All of the storage, whose type is a floating one.
    /// - Returns: As many as the shape has places.
    func values(in bytes: UnsafeRawBufferPointer) -> [Float] {
        switch storage.type {
        case .float64: values { Float(bytes.loadUnaligned(fromByteOffset: $0 * 8, as: Double.self)) }
        case .float32: values { bytes.loadUnaligned(fromByteOffset: $0 * 4, as: Float.self) }
        case .float16: values { Float(bytes.loadUnaligned(fromByteOffset: $0 * 2, as: Float16.self)) }
        case .bfloat16:
            values {
                Float(bitPattern: UInt32(bytes.loadUnaligned(fromByteOffset: $0 * 2, as: UInt16.self)) << 16)
            }
        case .int64, .int32, .int16, .int8, .uint8, .bool: []
        }
    }

    /// What `number` gives for the place of each number in the storage, in the order of the shape.
    @inline(__always)
    private func values(_ number: (Int) -> Float) -> [Float] {
        guard count > 0 else { return [] }
        let length = shape.last ?? 1
        let stride = strides.last ?? 1
        var values: [Float] = []
        values.reserveCapacity(count)
        var row = [Int](repeating: 0, count: max(shape.count - 1, 0))
        var start = offset
        while true {
            for column in 0..<length { values.append(number(start + column * stride)) }
            guard let axis = row.indices.last(where: { row[$0] + 1 < shape[$0] }) else { return values }
            row[axis] += 1
            start += strides[axis]
            for finished in row.indices[(axis + 1)...] {
                start -= row[finished] * strides[finished]
                row[finished] = 0
            }
        }
    }
}
