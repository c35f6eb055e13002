/// What a line or a word is drawn with, by what it stands for.
///
/// The colours of the curves are those of Okabe and Ito (jfly.uni-koeln.de/color), which colour-blind people can tell
/// apart.
enum Ink: String, CaseIterable {
    /// The ground.
    case paper
    /// Words.
    case words
    /// The axes.
    case axis
    /// Lines to read values by.
    case grid
    /// Where a scale of a pyramid begins.
    case mark
    case total
    case content
    case style
    case histogram
    case variation

    /// The colour on white paper.
    var light: Color {
        switch self {
        case .paper: Color(0xFFFFFF)
        case .words: Color(0x404040)
        case .axis: Color(0x808080)
        case .grid: Color(0xE6E6E6)
        case .mark: Color(0xB0B0B0)
        case .total: Color(0x1A1A1A)
        case .content: Color(0x0072B2)
        case .style: Color(0xD55E00)
        case .histogram: Color(0xCC79A7)
        case .variation: Color(0x009E73)
        }
    }

    /// The colour where a viewer shows everything light on dark.
    var dark: Color {
        switch self {
        case .paper: Color(0x1C1C1E)
        case .words: Color(0xC8C8C8)
        case .axis: Color(0x8A8A8A)
        case .grid: Color(0x343436)
        case .mark: Color(0x606064)
        case .total: Color(0xF2F2F2)
        case .content: Color(0x56B4E9)
        case .style: Color(0xE69F00)
        case .histogram: Color(0xE3A1C6)
        case .variation: Color(0x2BC79A)
        }
    }
}
