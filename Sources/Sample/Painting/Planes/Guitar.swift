import Glibc

/// A guitar, as flat as a sign, around the origin.
enum Guitar {
    /// What is seen at a point: how much it adds to the light, and what it is made of.
    struct Sight {
        var light: Float = 0
        var isWood = false
        var isDark = false
    }

    static func seen(at point: Point) -> Sight {
        let angle: Float = 0.42
        let place = Point(cosf(angle) * point.x + sinf(angle) * point.y, cosf(angle) * point.y - sinf(angle) * point.x)
        var sight = Sight()
        let lower = (place - Point(0, 0.17)).length - 0.205
        let upper = (place - Point(0, -0.10)).length - 0.145
        let waist = max(abs(place.x) - 0.115, abs(place.y - 0.02) - 0.12)
        let body = min(min(lower, upper), waist)
        let neck = max(abs(place.x) - 0.034, abs(place.y + 0.36) - 0.22)
        let head = max(abs(place.x) - 0.055, abs(place.y + 0.60) - 0.055)
        if body < 0 {
            sight.isWood = true
            sight.light = 0.9
            sight.isDark = (place - Point(0, 0.02)).length < 0.062 || body > -0.012
        } else if min(neck, head) < 0 {
            sight.isDark = neck < 0 && abs(sinf(place.y * 70)) > 0.3
            sight.light = 0.4
        } else if body < 0.05 {
            sight.light = -0.9
        }
        let isStrung = max(abs(place.x) - 0.03, abs(place.y + 0.1) - 0.42) < 0
        if isStrung, abs(sinf(place.x * 210)) > 0.93 { sight.isDark.toggle() }
        return sight
    }
}
