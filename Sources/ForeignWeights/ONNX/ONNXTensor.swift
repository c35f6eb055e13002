import Weights

/// A tensor of an ONNX file: a `TensorProto`.
struct ONNXTensor {
    let tensor: WeightTensor
    /// Where its values stand, or `nil` if they are no floating-point numbers.
    let numbers: ProtobufNumbers?

    /// The tensor that stands at a range of the file.
    init(_ file: FileBytes, at range: Range<Int>) throws(WeightError) {
        var name = ""
        var shape: [Int] = []
        var dataType: UInt64 = 0
        var isRaw = false
        var isElsewhere = false
        var message = ProtobufMessage(file, at: range)
        while let field = try message.next() {
            switch (field.number, field.type) {
            case (1, .varint), (1, .bytes): try file.append(sidesOf: field, to: &shape)
            case (2, .varint): dataType = try file.integer(of: field)
            case (8, .bytes): name = try file.text(of: field)
            case (9, .bytes): isRaw = true
            case (14, .varint): isElsewhere = try file.integer(of: field) == 1
            default: break
            }
        }
        guard !isElsewhere else {
            let advice = "save it as one file, in Python with onnx.save(onnx.load(OLD), NEW)"
            throw WeightError(.forbidden, file.path, "keeps the values of \(name) in another file; \(advice)")
        }
        tensor = WeightTensor(name: name, shape: shape)
        numbers = Self.place(of: dataType, isRaw: isRaw).map { place in
            ProtobufNumbers(message: range, field: place.field, type: place.type)
        }
    }

    /// The field that holds numbers of a type, and how.
    private static func place(of dataType: UInt64, isRaw: Bool) -> (field: Int, type: ProtobufNumberType)? {
        switch (dataType, isRaw) {
        // FLOAT, FLOAT16 and DOUBLE in `raw_data`, as most programs write them;
        case (1, true): (9, .single)
        case (10, true): (9, .half)
        case (11, true): (9, .double)
        // in `float_data`, `int32_data` and `double_data`.
        case (1, false): (4, .single)
        case (10, false): (5, .halfInVarint)
        case (11, false): (10, .double)
        default: nil
        }
    }
}
