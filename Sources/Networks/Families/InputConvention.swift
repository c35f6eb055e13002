import Weights

/// What numbers a network was trained to see, in the words of our files' metadata.
package struct InputConvention: Equatable, Sendable {
    /// `bgr255` or `rgb1`.
    ///
    /// The one is B, G, R in 0…255 less the mean, the other R, G, B in 0…1 less the mean, over the standard deviation.
    package let input: String
    /// Three numbers, in the order of the input's channels.
    package let mean: String
    /// Three numbers, with `rgb1` only.
    package let deviation: String?

    static let caffe = InputConvention(input: "bgr255", mean: "103.939,116.779,123.68", deviation: nil)
    static let torchvision = InputConvention(input: "rgb1", mean: "0.485,0.456,0.406", deviation: "0.229,0.224,0.225")

    /// The convention of a file: the one it states, if it is one of our own; else its family's, with the file's mean.
    ///
    /// What a file states is not taken where somebody says that it is of a family which sees something else.
    ///
    /// - Throws: `NetworkError` when a file states what no picture can be made for.
    init(of file: any WeightFile, family: Family, isAsked: Bool) throws(NetworkError) {
        var convention = family.convention
        // MatConvNet's files state the mean of R, G, B.
        if file.notes["order"] == "rgb", convention == .caffe {
            let mean = file.notes["mean"].map { $0.split(separator: ",") } ?? []
            let isMean = mean.count == 3 && mean.allSatisfy { Float($0).map { (0...255).contains($0) } ?? false }
            if isMean {
                convention = InputConvention(
                    input: "bgr255",
                    mean: mean.reversed().joined(separator: ","),
                    deviation: nil
                )
            }
        }
        if let stated = InputConvention(notes: file.notes), !isAsked || stated.input == convention.input {
            try stated.check(path: file.path)
            convention = stated
        }
        self = convention
    }

    /// Refuses what the painter would refuse.
    private func check(path: String) throws(NetworkError) {
        func isThree(_ text: String?, _ range: ClosedRange<Float>) -> Bool {
            let numbers = (text ?? "").split(separator: ",", omittingEmptySubsequences: false).map { Float($0) }
            return numbers.count == 3 && numbers.allSatisfy { $0.map(range.contains) ?? false }
        }
        let isKnown =
            switch input {
            case "bgr255": isThree(mean, -255...255)
            case "rgb1": isThree(mean, -255...255) && isThree(deviation, 1e-6...Float.greatestFiniteMagnitude)
            default: false
            }
        guard isKnown else {
            let std = deviation.map { " and “std” \($0)" } ?? ""
            throw NetworkError(
                .unreadable,
                path,
                "states the input “\(input)” with “mean” \(mean)\(std), which nothing can be painted with; say --family"
            )
        }
    }

    /// The convention that one of our own files states, if it is one.
    init?(notes: [String: String]) {
        guard let input = notes["input"], let mean = notes["mean"], notes["layout"] != nil else { return nil }
        self.input = input
        self.mean = mean
        deviation = notes["std"]
    }

    private init(input: String, mean: String, deviation: String?) {
        self.input = input
        self.mean = mean
        self.deviation = deviation
    }
}
