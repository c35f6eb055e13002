/// What a tensor's name says of the convolution that it belongs to.
enum TensorName: Equatable {
    /// `conv1_1.weight`, as Caffe, MatConvNet, Gatys and we name them; Caffe2 has `conv1_1_w_0`.
    case caffe(Layer)
    /// `block1_conv1/…`, as Keras names them.
    case keras(Layer)
    /// `features.28.weight`, as torchvision names them: by the place among convolutions, rectifiers and poolings.
    case module(Int)
    /// `vgg0_conv15_weight` or `conv15.weight`, as the ONNX zoo and its tools name them: by the place among convolutions.
    case ordinal(Int)

    /// Reads a name; nil where it belongs to no convolution, such as those of the last, fully connected layers.
    init?(_ name: String) {
        let parts = name.split { $0 == "." || $0 == "/" }.map(String.init)
        if let place = parts.firstIndex(of: "features"), place + 2 == parts.count - 1,
            let index = UInt8(parts[place + 1])
        {
            self = .module(Int(index))
            return
        }
        for part in parts {
            let words = part.split(separator: "_")
            if words.count >= 2, let block = words[0].number(after: "conv"), let place = UInt8(words[1]) {
                self = .caffe(Layer(block: block, place: Int(place)))
            } else if words.count >= 2, let block = words[0].number(after: "block"),
                let place = words[1].number(after: "conv")
            {
                self = .keras(Layer(block: block, place: place))
            } else if words.count == 1, let ordinal = words[0].number(after: "conv") {
                self = .ordinal(ordinal)
            } else if words.count == 3, words[0].hasPrefix("vgg"), let ordinal = words[1].number(after: "conv") {
                self = .ordinal(ordinal)
            } else {
                continue
            }
            return
        }
        return nil
    }
}

extension Substring {
    /// The number that follows a word and ends the text.
    fileprivate func number(after word: String) -> Int? {
        hasPrefix(word) ? UInt8(dropFirst(word.count)).map(Int.init) : nil
    }
}
