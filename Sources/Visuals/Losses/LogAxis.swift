import Glibc

/// An axis on which each step of the same length multiplies by the same number.
struct LogAxis {
    /// A value with a line of its own, and what is written beside it.
    struct Tick: Equatable {
        let value: Double
        let label: String
    }

    /// The least and the greatest value that are shown.
    let range: ClosedRange<Double>
    let ticks: [Tick]

    /// Curves that fall further than this run out of the drawing: it is rounding that lies there.
    private static let mostDecades = 10
    /// How many labels are legible, one above another.
    private static let mostLabels = 10

    /// An axis for all values that have a logarithm; a decade below 1 where there are none.
    init(_ values: some Sequence<Double>) {
        var (least, greatest) = (Double.infinity, 0.0)
        // Least and greatest normal numbers keep all arithmetic below finite.
        for value in values where value >= .leastNormalMagnitude && value.isFinite {
            least = min(least, value)
            greatest = max(greatest, value)
        }
        guard greatest > 0 else {
            self.init(decades: -1...0)
            return
        }
        let top = Int(log10(greatest).rounded(.up))
        let bottom = max(Int(log10(least).rounded(.down)), top - LogAxis.mostDecades)
        // A value that is a power of ten all the time stands in the middle.
        self.init(decades: top > bottom ? bottom...top : bottom - 1...top + 1)
    }

    private init(decades: ClosedRange<Int>) {
        let count = decades.upperBound - decades.lowerBound
        let step = (count + LogAxis.mostLabels - 1) / LogAxis.mostLabels
        // Within few decades 2 and 5 help to read values.
        let digits = count <= 2 ? [1, 2, 5] : [1]
        range = LogAxis.power(decades.lowerBound)...LogAxis.power(decades.upperBound)
        ticks = stride(from: decades.lowerBound, through: decades.upperBound, by: step).flatMap { decade in
            (decade == decades.upperBound ? [1] : digits).map { LogAxis.tick($0, decade) }
        }
    }

    /// How far up a value stands, from 0 to 1; nil where it has no place.
    func place(_ value: Double) -> Double? {
        guard value > 0, value.isFinite else { return nil }
        let (low, high) = (log10(range.lowerBound), log10(range.upperBound))
        return (log10(value) - low) / (high - low)
    }

    private static func tick(_ digit: Int, _ decade: Int) -> Tick {
        let zeros = String(repeating: "0", count: max(0, abs(decade) - (decade < 0 ? 1 : 0)))
        let label =
            switch decade {
            case 0...3: "\(digit)\(zeros)"
            case -3..<0: "0.\(zeros)\(digit)"
            default: "\(digit)e\(decade)"
            }
        return Tick(value: Double(digit) * power(decade), label: label)
    }

    private static func power(_ exponent: Int) -> Double {
        pow(10, Double(exponent))
    }
}
