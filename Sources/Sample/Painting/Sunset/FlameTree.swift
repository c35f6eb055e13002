import Glibc

/// A slender tree that flickers upwards like a flame.
struct FlameTree {
    let foot: Point
    /// The y of its tip.
    let top: Float
    /// Half of its greatest width.
    let width: Float

    /// Whether the tree stands at a point.
    func covers(_ point: Point) -> Bool {
        guard point.y > top, point.y < foot.y else { return false }
        let down = (point.y - top) / (foot.y - top)
        let sway = 0.008 * sinf(point.y * 15 + foot.x * 30)
        let lick = 1 + 0.16 * sinf(point.y * 120 + foot.x * 50 + (point.x > foot.x ? 1.7 : 0))
        let reach =
            width * powf(down, 0.75) * (1 - 0.45 * down * down) * lick
            * (1 - smoothstep(0.94, 1, down) * 0.7)
        return abs(point.x - foot.x - sway) < reach
    }
}
