import CKernels

/// Winograd's convolutions: kernels and tiles are taken to his domain, multiplied, and taken back.
extension Kernels {
    /// Values in Winograd's domain: channel groups × frequencies × what is counted × sixteen channels.
    ///
    /// What is counted are tiles, or for kernels the channels that they read. The frequencies of a group lie close together,
    /// because a tile is written to all of them at once and a processor knows few pages at a time.
    struct Spectrum {
        private let memory: Tensor
        private let frequencies: Int
        private let count: Int

        /// A spectrum in memory of at least `floats(frequencies:groups:count:)`.
        init(_ memory: Tensor, frequencies: Int, count: Int) {
            self.memory = memory
            self.frequencies = frequencies
            self.count = count
        }

        /// Floats that a spectrum takes.
        static func floats(frequencies: Int, groups: Int, count: Int) -> Int {
            groups * frequencies * frequencyStep(count)
        }

        /// One row more than needed: steps of a power of two would fight for the same lines of the cache.
        private static func frequencyStep(_ count: Int) -> Int {
            (count + 1) * Shape.group
        }

        /// The spectrum from a group and a place within it on.
        func c(group: Int = 0, from place: Int = 0) -> ck_spectrum {
            let step = Spectrum.frequencyStep(count)
            return ck_spectrum(
                values: memory.pointer + group * frequencies * step + place * Shape.group,
                frequency_step: step,
                group_step: frequencies * step
            )
        }
    }

    /// Takes kernels to Winograd's domain, of groups of channels that are written and of a range of channels that are read;
    /// `turned`, those of the transposed convolution.
    func transform(
        _ layer: ConvolutionKernels,
        turned: Bool,
        groups: Range<Int>,
        channels: Range<Int>,
        tile: ck_tile,
        into spectrum: ck_spectrum
    ) {
        let transform = turned ? table.winograd_turned_kernels : table.winograd_kernels
        let block = ck_block(
            first_group: groups.lowerBound,
            groups: groups.count,
            first_channel: channels.lowerBound,
            channels: channels.count
        )
        transform(tile, layer.taps.pointer, layer.storedInputs, block, spectrum)
    }

    /// Takes a run of tiles to Winograd's domain; the window begins one pixel above and left of the first.
    func transform(_ window: Window, tiles: Int, tile: ck_tile, into spectrum: ck_spectrum) {
        table.winograd_input(tile, window.c, tiles, spectrum)
    }
}
