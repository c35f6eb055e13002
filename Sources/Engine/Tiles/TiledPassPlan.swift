/// The memory of a tiled pass: that of one window's pass, and of the window.
struct TiledPassPlan {
    let geometry: TiledGeometry
    let pass: PassPlan
    /// A window of the picture, and of its gradient where there is one; nil where the picture is left whole.
    let window: (picture: Workspace.Region, gradient: Workspace.Region?)?

    /// Plans a pass; see `PassPlan`.
    init(
        _ geometry: TiledGeometry,
        watched: Set<LayerName>,
        pooling: Pooling,
        withGradient: Bool,
        workers: Int,
        tile: Tiling.Tile?,
        in plan: inout Workspace.Plan,
        from start: Int
    ) {
        self.geometry = geometry
        pass = PassPlan(
            geometry.window,
            watched: watched,
            pooling: pooling,
            withGradient: withGradient,
            workers: workers,
            tile: tile,
            in: &plan,
            from: start
        )
        guard !geometry.tiles.isWhole else {
            window = nil
            return
        }
        let pixels = geometry.window.picture.count
        window = (
            plan.reserve(pixels, during: start...pass.end - 1),
            withGradient ? plan.reserve(pixels, during: start...pass.end - 1) : nil
        )
    }
}
