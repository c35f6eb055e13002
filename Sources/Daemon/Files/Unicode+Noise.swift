extension Unicode.Scalar.Properties {
    /// Whether a terminal does something else with it than show it.
    var isNoise: Bool {
        switch generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
