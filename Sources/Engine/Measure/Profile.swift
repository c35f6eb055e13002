/// Where the time of evaluations goes: by layer, direction and phase, summed over workers.
///
/// Workers write different elements, and nobody reads or changes the place meanwhile, which the compiler cannot see: hence
/// `@unchecked Sendable`.
public final class Profile: @unchecked Sendable {
    /// What is done to a layer.
    public enum Phase: String, Sendable, CaseIterable {
        /// Kernels taken to Winograd's domain.
        case kernels
        /// Windows copied out or made, and taken to Winograd's domain.
        case inputs
        /// Products in Winograd's domain.
        case products
        /// Products taken back, with bias, rectifier, pooling and gates.
        case outputs
        /// Gram matrices.
        case gram
        /// The losses' own gradients, and what the first layer does with them.
        case losses
    }

    /// A layer and the way through it.
    public struct Place: Sendable, Hashable {
        /// The convolution.
        public let layer: LayerName
        /// Whether the gradient is on its way back.
        public let isBackward: Bool
    }

    /// Seconds of one phase at one place, all workers' together.
    public struct Entry: Sendable {
        /// Where.
        public let place: Place
        /// What.
        public let phase: Phase
        /// How long, all workers' time together.
        public let seconds: Double
    }

    private let layers: [LayerName]
    private let workers: Int
    /// Places × phases × workers.
    private let seconds: UnsafeMutableBufferPointer<Double>
    private var current = Place(layer: .first, isBackward: false)
    /// Whether anything is measured now: to ask the clock some thousand times an evaluation takes time of its own.
    var isMeasuring = false

    init(layers: [LayerName], workers: Int) {
        self.layers = layers
        self.workers = workers
        seconds = .allocate(capacity: 2 * layers.count * Phase.allCases.count * workers)
        seconds.initialize(repeating: 0)
    }

    deinit {
        seconds.deallocate()
    }

    /// Says what is measured from now on.
    func enter(_ layer: LayerName, isBackward: Bool) {
        current = Place(layer: layer, isBackward: isBackward)
    }

    /// Adds the time of `body` to a phase of the current place.
    func measure<Result>(_ phase: Phase, worker: Int, _ body: () -> Result) -> Result {
        let clock = ContinuousClock()
        let start = clock.now
        defer { seconds[slots(current, phase).lowerBound + worker] += (clock.now - start) / .seconds(1) }
        return body()
    }

    /// All that was measured.
    public var entries: [Entry] {
        layers.flatMap { layer in
            [false, true].flatMap { isBackward in
                Phase.allCases.compactMap { phase in
                    let place = Place(layer: layer, isBackward: isBackward)
                    let sum = seconds[slots(place, phase)].reduce(0, +)
                    return sum > 0 ? Entry(place: place, phase: phase, seconds: sum) : nil
                }
            }
        }
    }

    private func slots(_ place: Place, _ phase: Phase) -> Range<Int> {
        let layer = layers.firstIndex(of: place.layer) ?? 0
        let phases = Phase.allCases.count
        let number = Phase.allCases.firstIndex(of: phase) ?? 0
        let first = ((2 * layer + (place.isBackward ? 1 : 0)) * phases + number) * workers
        return first..<first + workers
    }
}

extension Profile? {
    /// Runs `body`, and measures it if there is a profile.
    func measure<Result>(_ phase: Profile.Phase, worker: Int, _ body: () -> Result) -> Result {
        guard let profile = self, profile.isMeasuring else { return body() }
        return profile.measure(phase, worker: worker, body)
    }
}
