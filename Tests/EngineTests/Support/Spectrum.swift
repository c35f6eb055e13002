import CKernels
import Engine

/// Values in Winograd's domain in a test's memory: frequencies × channel groups × what is counted × sixteen channels.
///
/// Between frequencies lies a group that belongs to none; it is no number, so that it shows if anybody reads it.
struct Spectrum {
    let memory: Tensor
    let groups: Int
    let count: Int

    init(frequencies: Int, groups: Int, count: Int, _ scratch: Scratch) {
        self.groups = groups
        self.count = count
        memory = scratch.tensor(Shape(height: frequencies, width: groups * count + 1, channels: Shape.group))
    }

    private var frequencyStep: Int { memory.shape.width * Shape.group }

    /// The spectrum from a group and a place within it on.
    func c(group: Int = 0, from place: Int = 0) -> ck_spectrum {
        ck_spectrum(
            values: memory.pointer + (group * count + place) * Shape.group,
            frequency_step: frequencyStep,
            group_step: count * Shape.group
        )
    }

    /// The value of a channel at a frequency and a place.
    subscript(frequency: Int, channel: Int, place: Int) -> Float {
        get { memory.pointer[index(frequency, channel, place)] }
        nonmutating set { memory.pointer[index(frequency, channel, place)] = newValue }
    }

    /// Whether what lies between frequencies is still no number.
    var keepsWithinItself: Bool {
        (0..<memory.shape.height).allSatisfy { frequency in
            let end = (frequency + 1) * frequencyStep
            return (end - Shape.group..<end).allSatisfy { memory.pointer[$0].isNaN }
        }
    }

    private func index(_ frequency: Int, _ channel: Int, _ place: Int) -> Int {
        let (group, lane) = channel.quotientAndRemainder(dividingBy: Shape.group)
        return frequency * frequencyStep + (group * count + place) * Shape.group + lane
    }
}

extension Spectrum {
    /// Values in −1…1 from a seed.
    func fillAtRandom(seed: UInt64) {
        var generator = Seeded(seed: seed)
        for frequency in 0..<memory.shape.height {
            let start = frequency * memory.shape.width * Shape.group
            for index in start..<start + groups * count * Shape.group {
                memory.pointer[index] = Float.random(in: -1...1, using: &generator)
            }
        }
    }
}
