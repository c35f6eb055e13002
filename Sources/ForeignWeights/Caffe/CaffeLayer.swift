import Weights

/// A layer of a Caffe network: what it is called, and where its weight and bias stand.
struct CaffeLayer {
    private(set) var name: String?
    private(set) var weight: Range<Int>?
    private(set) var bias: Range<Int>?

    /// The layer in a field of `NetParameter`, or `nil` if the field holds something else.
    init?(_ field: ProtobufField, of file: FileBytes) throws(WeightError) {
        let fields: (name: Int, blobs: Int)
        switch (field.number, field.type) {
        // `layers`, a `V1LayerParameter`: the files of 2014, VGG's among them.
        case (2, .bytes): fields = (name: 4, blobs: 6)
        // `layer`, a `LayerParameter`.
        case (100, .bytes): fields = (name: 1, blobs: 7)
        default: return nil
        }
        var message = ProtobufMessage(file, at: field.payload)
        while let field = try message.next() {
            guard field.type == .bytes else { continue }
            if field.number == fields.name { name = try file.text(of: field) }
            guard field.number == fields.blobs else { continue }
            // Whatever else a layer learns, such as a normalisation's statistics, stands in further blobs.
            if weight == nil { weight = field.payload } else if bias == nil { bias = field.payload }
        }
    }
}
