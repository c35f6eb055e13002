import Contract
import Engine
import FoundationEssentials

/// How large a painting will be, and what it will take.
struct PaintingPlan {
    /// The scale of the result.
    private let finest: PlannedScale
    private let scales: [PlannedScale]
    /// The settings that it is to be painted with: those of the recipe, or others that fit where they do not.
    let settings: TransferSettings
    let forecast: MemoryForecast
    /// What it takes of the disk.
    let disk: DiskForecast
    /// How many steps the recipe's L-BFGS remembers; nil where something else paints.
    private let wantedHistory: Int?
    /// The limit that leaves the least room; nil where there is none.
    private let limit: MemoryLimit?
    /// The size that would fit where this one does not.
    var sizeThatFits: Int?
    /// The size that the recipe asked for, where there was no memory for it; nil where it is painted at that size.
    var shrunkFrom: PixelSize?

    /// - Parameters:
    ///   - coarse: The scales before the finest, the coarsest first.
    ///   - finest: The scale of the result.
    ///   - settings: The settings to paint with.
    ///   - wanted: The settings of the recipe.
    ///   - forecast: What they take.
    ///   - disk: What it takes of the disk.
    ///   - limits: The limits that hold.
    init(
        coarse: [PlannedScale],
        finest: PlannedScale,
        settings: TransferSettings,
        wanted: TransferSettings,
        forecast: MemoryForecast,
        disk: DiskForecast,
        limits: [MemoryLimit]
    ) {
        self.finest = finest
        scales = coarse + [finest]
        self.settings = settings
        wantedHistory = wanted.history
        self.forecast = forecast
        self.disk = disk
        limit = limits.min { $0.room(beside: forecast.peak) < $1.room(beside: forecast.peak) }
    }

    /// The size of the painting.
    var content: PixelSize { finest.content }

    /// How many iterations there are at most, at all scales together.
    var iterations: Int { scales.reduce(0) { $0 + $1.iterations } }

    /// Whether the limits allow it.
    var fits: Bool { fits(sparing: 0) }

    /// Whether the limits allow it and leave so many bytes.
    func fits(sparing bytes: Int) -> Bool {
        limit.map { $0.room(beside: forecast.peak) >= bytes } ?? true
    }

    /// What people should know of how it will be painted.
    var notices: [String] { [shrinkage, economy].compactMap(\.self) }

    private var shrinkage: String? {
        shrunkFrom.map { wanted in
            """
            it is painted at \(content.width)×\(content.height) pixels: for the \(wanted.width)×\(wanted.height) of its recipe \
            there is not enough memory
            """
        }
    }

    private var economy: String? {
        let tiles = settings.tileSize.map { "it is seen in tiles of \($0)×\($0) pixels" }
        let history = settings.history == wantedHistory ? nil : settings.history
        let shortened = history.map { "L-BFGS remembers \($0) steps instead of \(wantedHistory ?? $0)" }
        let economies = [tiles, shortened].compactMap(\.self)
        guard !economies.isEmpty else { return nil }
        return economies.joined(separator: ", and ") + ", which takes less memory and more time"
    }

    /// Why it cannot be painted by the economy of an earlier painting; nil where it will be.
    func obstacle(to economy: Sidecar.Economy) -> String? {
        guard Sidecar.Economy(settings) != economy else { return nil }
        let seen = economy.tileSize.map { "in tiles of \($0)×\($0) pixels" } ?? "whole"
        let remembered = economy.history.map { ", and L-BFGS remembered \($0) steps" } ?? ""
        let allowed = limit.map { ": more than \(ByteCount.text($0.bytes, .down)) (\($0.source))" } ?? ""
        return "it was seen \(seen)\(remembered), which takes more memory than there is\(allowed)"
    }

    /// Refuses what the limits do not allow.
    ///
    /// - Parameter name: What the picture is called.
    /// - Throws: `RenderFailure`, which says what would fit.
    func check(_ name: String) throws(RenderFailure) {
        guard let limit, !fits else { return }
        let advice =
            sizeThatFits.map { "with size = \($0) it fits" }
            ?? "no size is small enough; use fewer threads or smaller pictures, or allow more"
        throw RenderFailure(
            .outOfMemory,
            """
            \(name): painting \(content.width)×\(content.height) pixels takes \
            \(ByteCount.text(forecast.peak[keyPath: limit.kind], .up)), but \(ByteCount.text(limit.bytes, .down)) are allowed \
            (\(limit.source)); \(advice)
            """
        )
    }

    /// One line of JSON, keys in alphabetical order; what there is none of is null.
    ///
    /// - Throws: `EncodingError`.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}

extension PaintingPlan: Encodable {
    private enum Key: String, CodingKey {
        case width, height, styles, scales, fits, history
        case tile = "tile_size"
        case workspace = "workspace_bytes"
        case network = "network_bytes"
        case peak = "peak_bytes"
        case limit = "limit_bytes"
        case limitSource = "limit_from"
        case limited = "limited_bytes"
        case disk = "disk_bytes"
        case sizeThatFits = "size_that_fits"
        case shrunkFrom = "shrunk_from"
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(content.width, forKey: .width)
        try object.encode(content.height, forKey: .height)
        try object.encode(finest.styles, forKey: .styles)
        try object.encode(scales, forKey: .scales)
        try object.encode(settings.tileSize, forKey: .tile)
        try object.encode(settings.history, forKey: .history)
        try object.encode(forecast.workspace, forKey: .workspace)
        try object.encode(forecast.network, forKey: .network)
        try object.encode(forecast.peak.resident, forKey: .peak)
        try object.encode(limit?.bytes, forKey: .limit)
        try object.encode(limit?.source, forKey: .limitSource)
        try object.encode(limit.map { forecast.peak[keyPath: $0.kind] }, forKey: .limited)
        try object.encode(fits, forKey: .fits)
        try object.encode(disk.bytes, forKey: .disk)
        try object.encode(sizeThatFits, forKey: .sizeThatFits)
        try object.encode(shrunkFrom, forKey: .shrunkFrom)
    }
}
