import Networks
import Testing
import Weights

/// Which family a network is taken to be of, and how its kernels are arranged.
struct FamilyTests {
    private static let module = ("features.0.weight", "features.0.bias")

    /// Whatever a file's kind and names say: Oxford's values are known wherever they stand.
    @Test(
        .needsOxfords,
        arguments: [
            (WeightFormat.caffe, KernelArrangement(axes: .outputInputRowColumn)),
            (.torchLegacy, KernelArrangement(axes: .outputInputRowColumn)),
            (.torchZip, KernelArrangement(axes: .outputInputRowColumn, reversesColours: true)),
            (.onnx, KernelArrangement(axes: .outputInputRowColumn, reversesColours: true)),
            (.matlab, KernelArrangement(axes: .outputInputColumnRow, reversesColours: true)),
            (.matlab, KernelArrangement(axes: .outputInputRowColumn, reversesColours: true)),
            (.matlab, KernelArrangement(axes: .outputInputColumnRow)),
            (.hdf5, KernelArrangement(axes: .rowColumnInputOutput)),
            (.hdf5, KernelArrangement(axes: .rowColumnInputOutput, isTurned: true)),
            (.hdf5, KernelArrangement(axes: .outputInputRowColumn, isTurned: true)),
            (.hdf5, KernelArrangement(axes: .outputInputRowColumn)),
        ]
    )
    func oxfordsValuesAreKnownInAnyOrder(format: WeightFormat, arrangement: KernelArrangement) throws {
        let oxford = try OxfordFile()
        for names in [("conv1_1.weight", "conv1_1.bias"), Self.module] {
            let network = try SourceNetwork(oxford.made(format, arrangement, names: names))
            #expect(network.family == .oxford)
            #expect(network.evidence.contains("bit for bit"))
            #expect(network.convention.input == "bgr255")
            #expect(try network.values(of: network.convolutions[0]).kernel == oxford.kernel)
        }
    }

    /// As vgg_normalised is made: each filter divided by its mean activation.
    @Test(.needsOxfords) func scaledFiltersMeanTheNormalisedFamily() throws {
        let oxford = try OxfordFile()
        for arrangement in [
            KernelArrangement(axes: .outputInputRowColumn), .init(axes: .outputInputRowColumn, isTurned: true),
        ] {
            let file = oxford.made(.caffe, arrangement) { value, output in value / Float(7 + output * 3) }
            let network = try SourceNetwork(file)
            #expect(network.family == .normalised)
            #expect(network.convention.mean == "103.939,116.779,123.68")
            let kernel = try network.values(of: network.convolutions[0]).kernel
            #expect(kernel[27 * 5] == oxford.kernel[27 * 5] / 22)
        }
    }

    @Test(.needsOxfords) func roundedValuesAreStillOxfords() throws {
        let file = try OxfordFile().made(.torchZip, KernelArrangement(axes: .outputInputRowColumn), names: Self.module)
        {
            value,
            _ in Float(Float16(value))
        }
        let network = try SourceNetwork(file)
        #expect(network.family == .oxford)
        #expect(network.evidence.contains("rounded"))
    }

    /// A network that was trained on is nobody's that is known.
    @Test(.needsOxfords) func otherValuesAreNotOxfords() throws {
        let file = try OxfordFile().made(.torchZip, KernelArrangement(axes: .outputInputRowColumn), names: Self.module)
        {
            value,
            output in output == 63 ? -value : value
        }
        #expect(try SourceNetwork(file).family == .torchvision)
    }

    @Test(arguments: [
        (WeightFormat.caffe, "conv1_1.weight", "conv1_1.bias", Family.oxford),
        (.torchZip, "conv1_1.weight", "conv1_1.bias", .oxford),
        (.hdf5, "block1_conv1/kernel:0", "block1_conv1/bias:0", .oxford),
        (.torchLegacy, "features.0.weight", "features.0.bias", .torchvision),
        (.safetensors, "features.0.weight", "features.0.bias", .torchvision),
    ])
    func namesTellWhereValuesDoNot(format: WeightFormat, kernel: String, bias: String, family: Family) throws {
        var file = MadeFile(format)
        file.add(kernel, [4, 3, 3, 3])
        file.add(bias, [4])
        let network = try SourceNetwork(file)
        #expect(network.family == family)
        #expect(network.convention.input == (family == .oxford ? "bgr255" : "rgb1"))
        #expect((network.convention.deviation == nil) == (family == .oxford))
    }

    @Test(arguments: [([1, 4], Family.oxford), ([0, 3], .torchvision)])
    func theLastLayersTellCaffesFromTorchvisions(numbers: [Int], family: Family) throws {
        var file = MadeFile(.vgg19) { layer, index, kind in "features.\(MadeFile.module(layer, index)).\(kind)" }
        for number in numbers + [6] {
            file.add("classifier.\(number).weight", [5, 8])
            file.add("classifier.\(number).bias", [5])
        }
        #expect(try SourceNetwork(file).family == family)
    }

    @Test(.needsOxfords, arguments: Family.allCases)
    func whatSomebodySaysCounts(family: Family) throws {
        let file = try OxfordFile().made(.caffe, KernelArrangement(axes: .outputInputRowColumn))
        let network = try SourceNetwork(file, family: family)
        #expect(network.family == family)
        #expect(network.convention.input == (family == .torchvision ? "rgb1" : "bgr255"))
    }

    /// MatConvNet's pictures are red, green, blue, and its files state their mean.
    @Test func matConvNetsColoursAreReversed() throws {
        var file = MadeFile(.matlab)
        file.add("conv1_1.weight", [4, 3, 3, 3])
        file.add("conv1_1.bias", [4])
        file.notes = ["order": "rgb", "mean": "123.5,117.25,104"]
        let values = MadeFile.values(108, seed: "conv1_1.weight")
        func expected(_ input: Int) -> [Float] { (0..<9).map { values[input * 9 + $0 % 3 * 3 + $0 / 3] } }

        let network = try SourceNetwork(file)
        #expect(network.convention.input == "bgr255" && network.convention.mean == "104,117.25,123.5")
        #expect(
            try Array(network.values(of: network.convolutions[0]).kernel[..<27]) == expected(2) + expected(1)
                + expected(0)
        )

        let torchvision = try SourceNetwork(file, family: .torchvision)
        #expect(
            try Array(torchvision.values(of: torchvision.convolutions[0]).kernel[..<27]) == expected(0) + expected(1)
                + expected(2)
        )

        for nonsense in ["1,2", "a,b,c", "1,2,300", "nan,1,2", "", ",,"] {
            file.notes["mean"] = nonsense
            #expect(try SourceNetwork(file).convention.mean == "103.939,116.779,123.68")
        }
    }

    /// A file of our own that somebody says is of another family sees what that family sees, and is licensed as it is.
    @Test func whatSomebodySaysWinsOverWhatAFileStates() throws {
        var file = MadeFile(.safetensors)
        file.add("conv1_1.weight", [4, 3, 3, 3])
        file.add("conv1_1.bias", [4])
        file.notes = [
            "family": "torchvision", "input": "rgb1", "mean": "0.5,0.5,0.5", "std": "0.2,0.2,0.2", "layout": "OIHW",
            "licence": "theirs",
        ]
        let stated = try SourceNetwork(file)
        #expect(stated.convention.input == "rgb1" && stated.convention.mean == "0.5,0.5,0.5")
        #expect(NetworkDescription(stated).licence == "theirs")
        let same = try SourceNetwork(file, family: .torchvision)
        #expect(same.convention == stated.convention)
        let asked = try SourceNetwork(file, family: .oxford)
        #expect(asked.convention.input == "bgr255" && asked.convention.mean == "103.939,116.779,123.68")
        #expect(asked.convention.deviation == nil)
        #expect(NetworkDescription(asked).licence.hasPrefix("CC BY 4.0 (K. Simonyan"))
    }

    @Test(arguments: [
        ["input": "weird"], ["mean": "nan,oops"], ["mean": "1,2"], ["mean": "1,2,300"], ["std": "0,1,1"], ["std": ""],
    ])
    func whatCannotBePaintedWithIsRefused(change: [String: String]) throws {
        var file = MadeFile(.safetensors)
        file.add("conv1_1.weight", [4, 3, 3, 3])
        file.add("conv1_1.bias", [4])
        let sound = ["input": "rgb1", "mean": "0.5,0.5,0.5", "std": "0.2,0.2,0.2", "layout": "OIHW"]
        file.notes = sound.merging(change) { $1 }
        let error = #expect(throws: NetworkError.self) { try SourceNetwork(file) }
        #expect(error?.code == .unreadable)
    }

    /// Keras for Theano turns its kernels, Keras for TensorFlow does not.
    @Test func theanosKernelsAreTurnedBack() throws {
        var file = MadeFile(.hdf5)
        file.add("block1_conv1/block1_conv1_W", [4, 3, 3, 3])
        file.add("block1_conv1/block1_conv1_b", [4])
        let network = try SourceNetwork(file)
        let values = MadeFile.values(108, seed: "block1_conv1/block1_conv1_W")
        #expect(try Array(network.values(of: network.convolutions[0]).kernel[..<9]) == values[..<9].reversed())
    }

    @Test(arguments: [
        ("dcbb9e9dad569fff7a846263a77324fc34978fea2bfb039c012d710e1776ae44", Family.torchvision),
        ("397923af8e79cdbb6a7127f12361acd7a2f83e06b05044ddf496e83de57a5bf0", .torchvision),
        ("d01eb7cb00000000000000000000000000000000000000000000000000000000", .oxford),
        ("00b39a1b00000000000000000000000000000000000000000000000000000000", .oxford),
        ("74e4526300000000000000000000000000000000000000000000000000000000", .oxford),
        ("abdb57167f82a2a1fbab1e1c16ad9373411883f262a1a37ee5db2e6fb0044695", .oxford),
        ("dcbb9e9dad569fff7a846263a77324fc34978fea2bfb039c012d710e1776ae45", nil),
    ])
    func publishedFilesAreKnown(digest: String, family: Family?) {
        #expect(KnownFile.with(digest: digest)?.family == family)
    }

    @Test func defaultNamesSayTheFamily() throws {
        var file = MadeFile(.vgg16) { layer, _, kind in "\(layer).\(kind)" }
        let names = try Family.allCases.map { try NetworkDescription(SourceNetwork(file, family: $0)).defaultName }
        #expect(names == ["vgg16", "vgg16-torchvision", "vgg16-normalised", "vgg16-impasto"])
        file.notes = ["layout": "OIHW", "input": "rgb1", "mean": "0.485,0.456,0.406", "std": "0.229,0.224,0.225"]
        #expect(try SourceNetwork(file).family == .torchvision)
        file.notes = ["layout": "OIHW", "input": "bgr255", "mean": "1,2,3"]
        #expect(try SourceNetwork(file).family == .impasto)
        #expect(try SourceNetwork(file).convention.mean == "1,2,3")
        file.notes["family"] = "normalised"
        #expect(try SourceNetwork(file).family == .normalised)
    }
}
