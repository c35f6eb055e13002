import Engine

extension Sidecar {
    /// By what a painting was held within its memory: tiles round otherwise, and a shorter history takes other steps.
    ///
    /// The recipe leaves both to the limits of the day.
    struct Economy: Codable, Equatable {
        /// Pixels of a tile each way, at most; nil where pictures were seen whole.
        let tileSize: Int?
        /// How many pairs of steps and gradient changes L-BFGS remembered; nil where something else painted.
        let history: Int?

        private enum CodingKeys: String, CodingKey {
            case history
            case tileSize = "tile_size"
        }

        /// The economy of settings.
        init(_ settings: TransferSettings) {
            tileSize = settings.tileSize
            history = settings.history
        }

        /// Settings with this economy in place of their own.
        func applied(to settings: TransferSettings) -> TransferSettings {
            var settings = settings
            settings.tileSize = tileSize
            if let history { settings.history = history }
            return settings
        }
    }
}
