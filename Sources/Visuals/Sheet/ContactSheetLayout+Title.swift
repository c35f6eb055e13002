import Pictures

extension ContactSheetLayout {
    /// A title above the pictures, in lines that are as wide as they are.
    struct Title {
        let lettering: Lettering
        let lines: [String]

        /// Pixels that a title of one line, in large letters, takes.
        static let height = large.height

        private static let large = Lettering(scale: 3, level: 0x2828)
        /// Of the margin below it, so much may be taken by more lines.
        private static let reserve = margin / 2

        /// Takes the largest letters in which the words have room, the smallest if need be.
        ///
        /// - Parameters:
        ///   - words: What is written.
        ///   - width: Pixels that a line may take.
        init(_ words: String, width: Int) {
            var lettering = Title.large
            var lines = lettering.lines(of: words, width: width)
            while lettering.scale > 1, !Title.haveRoom(lines, lettering, width: width) {
                lettering = Lettering(scale: lettering.scale - 1, level: lettering.level)
                lines = lettering.lines(of: words, width: width)
            }
            (self.lettering, self.lines) = (lettering, lines)
        }

        /// Writes it.
        func write(on picture: inout Picture) {
            for (index, line) in lines.enumerated() {
                lettering.write(line, on: &picture, x: margin, y: margin + index * Title.step(lettering))
            }
        }

        private static func haveRoom(_ lines: [String], _ lettering: Lettering, width: Int) -> Bool {
            lines.allSatisfy { lettering.width(of: $0) <= width }
                && (lines.count - 1) * step(lettering) + lettering.height <= height + reserve
        }

        /// Pixels from one line to the next.
        private static func step(_ lettering: Lettering) -> Int {
            lettering.height + 4 * lettering.scale
        }
    }
}
