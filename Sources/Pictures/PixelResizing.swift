/// Scales interleaved pixels of three floats to another size, as pictures are scaled but without any bounds.
///
/// - Parameters:
///   - source: `old.width * old.height` pixels of three floats, row after row.
///   - old: Their size.
///   - target: Room for as many of the new size.
///   - new: The new size.
///   - filter: How new pixels are made from old ones.
package func resizePixels(
    _ source: UnsafeBufferPointer<Float>,
    from old: (width: Int, height: Int),
    into target: UnsafeMutableBufferPointer<Float>,
    to new: (width: Int, height: Int),
    filter: ResizeFilter
) {
    precondition(source.count == old.width * old.height * 3 && target.count == new.width * new.height * 3)
    Resizer(from: old, to: new, filter: filter).resize(
        load: { y, row in
            for x in row.indices {
                let sample = (y * old.width + x) * 3
                row[x] = Resizer.Pixel(source[sample], source[sample + 1], source[sample + 2], 0)
            }
        },
        store: { row, y in
            for x in row.indices {
                for channel in 0..<3 { target[(y * new.width + x) * 3 + channel] = row[x][channel] }
            }
        }
    )
}
