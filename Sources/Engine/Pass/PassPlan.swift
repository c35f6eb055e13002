/// The memory of a picture's way through the network and of a gradient's way back: what is kept, and from when to when.
///
/// Layers are stages, counted from the picture. With n stages, stage i goes forward at moment i and back at moment
/// 2n − 1 − i. Features are whole only where a loss looks at them or where no pooling follows; gates stand for the rest.
struct PassPlan {
    /// A convolution, its rectifier, and the pooling that follows it, if any.
    struct Stage {
        let layer: LayerName
        let shape: Shape
        /// The shape behind the pooling.
        let pooledShape: Shape?
        let isWatched: Bool
        var gates: Workspace.Region?
        var features: Workspace.Region?
        var pooled: Workspace.Region?
        var forward: Convolution.Plan?
        /// The gradient before the rectifier, where it stands whole.
        var gradient: Workspace.Region?
        /// The gradient behind the pooling.
        var pooledGradient: Workspace.Region?
        var backward: Convolution.Plan?
    }

    /// What the first layer works in.
    struct First {
        /// Per worker, for features that are handed out in rows.
        var scratch: Workspace.WorkerRegion?
        var backward: FirstBackward?
    }

    /// What the gradient of the first layer's features is made in.
    struct FirstBackward {
        let tiling: Tiling
        let gradients: Workspace.WorkerRegion
        let features: Workspace.WorkerRegion
        let neighbourhoods: Workspace.WorkerRegion
        let patches: Workspace.Region
    }

    let geometry: PassGeometry
    private(set) var stages: [Stage]
    private(set) var first = First()
    /// The moment after the last.
    let end: Int
    private let tile: Tiling.Tile?
    /// Whether the way back asks for what was pooled, and for what it was pooled of.
    private let keepsPooled: Bool

    /// Plans a pass.
    ///
    /// - Parameters:
    ///   - geometry: Steps and shapes.
    ///   - watched: Layers that losses look at.
    ///   - pooling: How features are pooled.
    ///   - withGradient: Whether there is a way back.
    ///   - workers: Threads.
    ///   - tile: Winograd's tile; nil leaves it to the layers' sizes.
    ///   - plan: Where memory is reserved.
    ///   - start: The moment of the first stage.
    init(
        _ geometry: PassGeometry,
        watched: Set<LayerName>,
        pooling: Pooling,
        withGradient: Bool,
        workers: Int,
        tile: Tiling.Tile?,
        in plan: inout Workspace.Plan,
        from start: Int
    ) {
        self.geometry = geometry
        self.tile = tile
        keepsPooled = withGradient && pooling.keepsFeatures
        stages = PassPlan.stages(of: geometry, watched: watched)
        end = start + 2 * stages.count
        let moments = Moments(start: start, stages: stages.count, hasWayBack: withGradient)
        planForward(moments, workers: workers, in: &plan)
        if withGradient { planBackward(moments, workers: workers, in: &plan) }
    }

    private struct Moments {
        let start: Int
        let stages: Int
        let hasWayBack: Bool

        func forward(_ stage: Int) -> Int { start + stage }
        func backward(_ stage: Int) -> Int { start + 2 * stages - 1 - stage }
        /// The last moment at which something of a stage's way forward can be needed.
        func last(_ stage: Int) -> Int { hasWayBack ? backward(stage) : forward(stage) }
    }

    private static func stages(of geometry: PassGeometry, watched: Set<LayerName>) -> [Stage] {
        geometry.steps.indices.compactMap { index in
            guard case .convolution(let layer) = geometry.steps[index] else { return nil }
            let isPooled = index + 1 < geometry.steps.count && geometry.steps[index + 1] == .pooling
            return Stage(
                layer: layer,
                shape: geometry.shapes[index],
                pooledShape: isPooled ? geometry.shapes[index + 1] : nil,
                isWatched: watched.contains(layer)
            )
        }
    }

    private mutating func planForward(_ moments: Moments, workers: Int, in plan: inout Workspace.Plan) {
        var layout = Workspace.WorkerLayout()
        first.scratch = layout.reserve(FirstLayer.scratch(stages[0].shape))
        plan.include(layout)
        for index in stages.indices.dropFirst() {
            let (stage, input) = (stages[index], stages[index - 1])
            let now = moments.forward(index)
            let (shape, channels) = (stage.shape, input.shape.channels)
            stages[index].gates = plan.reserve(Gates.floats(for: shape), during: now...moments.last(index))
            let isKept = keepsPooled && stage.pooledShape != nil
            if stage.isWatched || stage.pooledShape == nil || isKept {
                let last = stage.isWatched || isKept ? moments.last(index) : now
                stages[index].features = plan.reserve(shape.count, during: now...max(now + 1, last))
            }
            let last = isKept ? moments.last(index) : now
            stages[index].pooled = stage.pooledShape.map { plan.reserve($0.count, during: now...max(now + 1, last)) }
            var layout = Workspace.WorkerLayout()
            stages[index].forward = Convolution.Plan(
                Tiling(
                    height: shape.height,
                    width: shape.width,
                    inputs: channels,
                    outputs: shape.channels,
                    workers: workers,
                    tile: tile
                ),
                from: channels,
                to: shape.channels,
                in: &plan,
                &layout,
                during: now...now
            )
            plan.include(layout)
        }
    }

    private mutating func planBackward(_ moments: Moments, workers: Int, in plan: inout Workspace.Plan) {
        for index in stages.indices.dropFirst() {
            let (stage, input) = (stages[index], stages[index - 1])
            let now = moments.backward(index)
            let (shape, channels) = (stage.shape, input.shape.channels)
            // Made by the stage above, at the moment before; the deepest makes its own.
            let made = index == stages.count - 1 ? now : now - 1
            if let pooledShape = stage.pooledShape {
                stages[index].pooledGradient = plan.reserve(pooledShape.count, during: made...now)
                if stage.isWatched { stages[index].gradient = plan.reserve(shape.count, during: now...now) }
            } else {
                stages[index].gradient = plan.reserve(shape.count, during: made...now)
            }
            var layout = Workspace.WorkerLayout()
            stages[index].backward = Convolution.Plan(
                Tiling(
                    height: shape.height,
                    width: shape.width,
                    inputs: shape.channels,
                    outputs: channels,
                    workers: workers,
                    tile: tile,
                    singleRuns: index == 1
                ),
                from: shape.channels,
                to: channels,
                in: &plan,
                &layout,
                during: now...now
            )
            if index == 1 { planFirst(at: now, workers: workers, in: &plan, &layout) }
            plan.include(layout)
        }
        if stages.count == 1 {
            var layout = Workspace.WorkerLayout()
            planFirst(at: moments.backward(0), workers: workers, in: &plan, &layout)
            plan.include(layout)
        }
    }

    private mutating func planFirst(
        at now: Int,
        workers: Int,
        in plan: inout Workspace.Plan,
        _ layout: inout Workspace.WorkerLayout
    ) {
        let shape = stages[0].shape
        let tiling =
            stages.dropFirst().first?.backward?.tiling
            ?? Tiling(
                height: shape.height,
                width: shape.width,
                inputs: shape.channels,
                outputs: shape.channels,
                workers: workers,
                tile: tile,
                singleRuns: true
            )
        let positions = PictureTarget.positions(tiling)
        first.backward = FirstBackward(
            tiling: tiling,
            gradients: layout.reserve(positions * shape.channels),
            features: layout.reserve(positions * shape.channels),
            neighbourhoods: layout.reserve(positions * 27),
            patches: plan.reserve(PictureTarget.patch(tiling) * tiling.runs, during: now...now)
        )
    }
}
