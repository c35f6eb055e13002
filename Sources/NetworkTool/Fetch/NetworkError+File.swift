import Networks

extension NetworkError {
    /// Whether the file is at fault, so that it is of no use to try it again.
    var isAboutFile: Bool {
        switch code {
        case .unreadable, .notVGG, .batchNormalised, .wrongShape, .damaged: true
        case .miswritten, .badName, .nameTaken, .noSuchNetwork, .shipped, .unwritable: false
        }
    }
}
