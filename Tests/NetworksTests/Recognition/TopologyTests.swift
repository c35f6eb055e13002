import Networks
import Testing

struct TopologyTests {
    @Test func layersAreThoseOfTheTable() {
        #expect(Topology.vgg19.layers.count == 16 && Topology.vgg16.layers.count == 13)
        #expect(
            Topology.vgg19.layers.map(\.description).suffix(5).joined(separator: " ")
                == "conv4_4 conv5_1 conv5_2 conv5_3 conv5_4"
        )
        #expect(
            Topology.vgg16.layers.map(\.description)[4...7].joined(separator: " ") == "conv3_1 conv3_2 conv3_3 conv4_1"
        )
    }

    /// Of VGG16's, Simonyan and Zisserman's conv5_3 is known to see 196 pixels, behind the last pooling 212.
    @Test func receptiveFieldsGrowWithDepth() {
        let seen16 = Topology.vgg16.layers.map { Topology.vgg16.receptiveField(of: $0) }
        #expect(seen16 == [3, 5, 10, 14, 24, 32, 40, 60, 76, 92, 132, 164, 196])
        let seen19 = Topology.vgg19.layers.map { Topology.vgg19.receptiveField(of: $0) }
        #expect(seen19 == [3, 5, 10, 14, 24, 32, 40, 48, 68, 84, 100, 116, 156, 188, 220, 252])
    }
}
