// Winograd's minimal filtering F(m x m, 3 x 3) for m = 4 and m = 6: (m + 2)^2 products a tile and pair of channels, where
// the definition takes 9 m^2.
//
// Source: Winograd, Arithmetic Complexity of Computations, 1980; for networks Lavin and Gray 2016.
//
// A line of a tile is a product of polynomials, found from its values at the points 0, +-a, +-b (, +-c) and infinity. With
// M(x) the product of all (x - p), `spread` takes a line of the input to its values (rows M(x) / (x - p)), `weigh` one of
// a kernel (rows (1, p, p^2) / M'(p)), and `gather` takes products of values back (columns 1, p, p^2, ...). The values at
// p and -p share the halves of even and odd powers. A tile is done line by line both ways.
//
// The points are those of the smallest error in single precision that a search over random features found: for 64 channels
// a relative error of 8e-7 for m = 4 and of 3.5e-6 for m = 6, where the definition's own is 2e-7; it grows with the square
// root of the channels, to 2e-6 and 8e-6 for 512.

#ifndef CK_WINOGRAD_H
#define CK_WINOGRAD_H

#include "groups.h"

#pragma clang assume_nonnull begin

#define CK_A4 0.6f
#define CK_B4 1.5f
#define CK_A6 0.5f
#define CK_B6 1.0f
#define CK_C6 2.0f

enum { CK_TAPS = 9 };
// Kernels that are fetched ahead from memory, where a network is too large for any cache.
enum { CK_AHEAD_KERNELS = 8 };
enum { CK_LARGEST_TILE = 6, CK_LARGEST_LINE = 8 };

CK_INLINE void spread_pair(group even, group odd, group *values) {
    values[0] = even + odd;
    values[1] = even - odd;
}

CK_INLINE void spread(const int m, const group *d, group *values) {
    if (m == 4) {
        const float a = CK_A4, b = CK_B4, aa = a * a, bb = b * b;
        values[0] = d[4] - (aa + bb) * d[2] + (aa * bb) * d[0];
        spread_pair(d[4] - bb * d[2], a * d[3] - (a * bb) * d[1], values + 1);
        spread_pair(d[4] - aa * d[2], b * d[3] - (b * aa) * d[1], values + 3);
        values[5] = d[5] - (aa + bb) * d[3] + (aa * bb) * d[1];
    } else {
        const float a = CK_A6, b = CK_B6, c = CK_C6, aa = a * a, bb = b * b, cc = c * c;
        const float s = aa + bb + cc, t = aa * bb + aa * cc + bb * cc, u = aa * bb * cc;
        values[0] = d[6] - s * d[4] + t * d[2] - u * d[0];
        spread_pair(d[6] - (bb + cc) * d[4] + (bb * cc) * d[2],
                    a * d[5] - (a * (bb + cc)) * d[3] + (a * bb * cc) * d[1], values + 1);
        spread_pair(d[6] - (aa + cc) * d[4] + (aa * cc) * d[2],
                    b * d[5] - (b * (aa + cc)) * d[3] + (b * aa * cc) * d[1], values + 3);
        spread_pair(d[6] - (aa + bb) * d[4] + (aa * bb) * d[2],
                    c * d[5] - (c * (aa + bb)) * d[3] + (c * aa * bb) * d[1], values + 5);
        values[7] = d[7] - s * d[5] + t * d[3] - u * d[1];
    }
}

// The value of a kernel's line at one of the points, in the order of `spread`.
CK_INLINE group weigh(const int m, const int point, group g0, group g1, group g2) {
    const float points[3] = {m == 4 ? CK_A4 : CK_A6, m == 4 ? CK_B4 : CK_B6, m == 4 ? 0 : CK_C6};
    const int pairs = m / 2;
    if (point == 2 * pairs + 1) return g2;
    const int pair = (point - 1) / 2;
    const float p = point == 0 ? 0 : points[pair], pp = p * p;
    // M'(p), of which each pair of other points has (p^2 - q^2) and, unless p is 0, p itself 2 p^2.
    float slope = point == 0 ? 1 : 2 * pp;
    CK_UNROLL for (int q = 0; q < pairs; q++) {
        if (point == 0 || q != pair) slope *= pp - points[q] * points[q];
    }
    if (point == 0) return g0 * (1 / slope);
    return g0 * (1 / slope) + g2 * (pp / slope) + g1 * ((point % 2 == 1 ? p : -p) / slope);
}

CK_INLINE void gather(const int m, const group *p, group *out) {
    group sa = p[1] + p[2], ta = p[1] - p[2], sb = p[3] + p[4], tb = p[3] - p[4];
    if (m == 4) {
        const float a = CK_A4, b = CK_B4, aa = a * a, bb = b * b;
        out[0] = p[0] + sa + sb;
        out[1] = a * ta + b * tb;
        out[2] = aa * sa + bb * sb;
        out[3] = (a * aa) * ta + (b * bb) * tb + p[5];
    } else {
        const float a = CK_A6, b = CK_B6, c = CK_C6, aa = a * a, bb = b * b, cc = c * c;
        group sc = p[5] + p[6], tc = p[5] - p[6];
        out[0] = p[0] + sa + (sb + sc);
        out[1] = a * ta + b * tb + c * tc;
        out[2] = aa * sa + bb * sb + cc * sc;
        out[3] = (a * aa) * ta + (b * bb) * tb + (c * cc) * tc;
        out[4] = (aa * aa) * sa + (bb * bb) * sb + (cc * cc) * sc;
        out[5] = (a * aa * aa) * ta + (b * bb * bb) * tb + (c * cc * cc) * tc + p[7];
    }
}

// Kernels

// The lines of `rows[0...2]`, three values each way, to all frequencies.
CK_INLINE void weigh_kernel(const int m, const group *taps, float *out, size_t frequency_step) {
    const int n = m + 2;
    CK_UNROLL for (int y = 0; y < n; y++) {
        group left = weigh(m, y, taps[0], taps[3], taps[6]);
        group middle = weigh(m, y, taps[1], taps[4], taps[7]);
        group right = weigh(m, y, taps[2], taps[5], taps[8]);
        CK_UNROLL for (int x = 0; x < n; x++) {
            store(out + (size_t)(y * n + x) * frequency_step, weigh(m, x, left, middle, right));
        }
    }
}

CK_INLINE void kernels_of(const int m, const float *taps, size_t in, struct ck_block block,
                          struct ck_spectrum spectrum) {
    for (size_t g = 0; g < block.groups; g++) {
        for (size_t k = 0; k < block.channels; k++) {
            const float *from = taps + ((block.first_group + g) * in + block.first_channel + k) * CK_TAPS * CK_GROUP;
            group kernel[CK_TAPS];
            CK_UNROLL for (size_t tap = 0; tap < CK_TAPS; tap++) {
                __builtin_prefetch(from + (CK_AHEAD_KERNELS * CK_TAPS + tap) * CK_GROUP);
                kernel[tap] = load(from + tap * CK_GROUP);
            }
            weigh_kernel(m, kernel, spectrum.values + g * spectrum.group_step + k * CK_GROUP, spectrum.frequency_step);
        }
    }
}

static void winograd_kernels(enum ck_tile tile, const float *taps, size_t in, struct ck_block block,
                             struct ck_spectrum spectrum) {
    switch (tile) {
    case CK_TILE_4: kernels_of(4, taps, in, block, spectrum); break;
    case CK_TILE_6: kernels_of(6, taps, in, block, spectrum); break;
    }
}

// Exchanges rows and columns of sixteen groups: four times, two halves of every pair are exchanged.
CK_INLINE void transpose(group *rows) {
    group half[16];
    CK_UNROLL for (int i = 0; i < 8; i++) {
        half[2 * i] = __builtin_shufflevector(rows[i], rows[i + 8], 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
        half[2 * i + 1] =
            __builtin_shufflevector(rows[i], rows[i + 8], 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    }
    CK_UNROLL for (int i = 0; i < 16; i++) rows[i] = half[i];
}

CK_INLINE void turned_kernels_of(const int m, const float *taps, size_t in, struct ck_block block,
                                 struct ck_spectrum spectrum) {
    for (size_t g = 0; g < block.groups; g++) {
        for (size_t k = 0; k < block.channels; k += CK_GROUP) {
            size_t row = (block.first_channel + k) / CK_GROUP * in + (block.first_group + g) * CK_GROUP;
            group kernels[CK_TAPS][CK_GROUP];
            for (size_t tap = 0; tap < CK_TAPS; tap++) {
                const float *from = taps + (row * CK_TAPS + CK_TAPS - 1 - tap) * CK_GROUP;
                CK_UNROLL for (size_t i = 0; i < CK_GROUP; i++) kernels[tap][i] = load(from + i * CK_TAPS * CK_GROUP);
                CK_UNROLL for (int pass = 0; pass < 4; pass++) transpose(kernels[tap]);
            }
            for (size_t o = 0; o < CK_GROUP; o++) {
                group kernel[CK_TAPS];
                CK_UNROLL for (int tap = 0; tap < CK_TAPS; tap++) kernel[tap] = kernels[tap][o];
                weigh_kernel(m, kernel, spectrum.values + g * spectrum.group_step + (k + o) * CK_GROUP,
                             spectrum.frequency_step);
            }
        }
    }
}

static void winograd_turned_kernels(enum ck_tile tile, const float *taps, size_t in, struct ck_block block,
                                    struct ck_spectrum spectrum) {
    switch (tile) {
    case CK_TILE_4: turned_kernels_of(4, taps, in, block, spectrum); break;
    case CK_TILE_6: turned_kernels_of(6, taps, in, block, spectrum); break;
    }
}

// Inputs

CK_INLINE void spread_tile(const int m, const float *in, size_t row_step, size_t column_step, float *out,
                           size_t frequency_step) {
    const int n = m + 2;
    group lines[CK_LARGEST_LINE][CK_LARGEST_LINE];
    CK_UNROLL for (int x = 0; x < n; x++) {
        group line[CK_LARGEST_LINE], values[CK_LARGEST_LINE];
        CK_UNROLL for (int y = 0; y < n; y++) line[y] = load(in + (size_t)y * row_step + (size_t)x * column_step);
        spread(m, line, values);
        CK_UNROLL for (int y = 0; y < n; y++) lines[y][x] = values[y];
    }
    for (int y = 0; y < n; y++) {
        group values[CK_LARGEST_LINE];
        spread(m, lines[y], values);
        CK_UNROLL for (int x = 0; x < n; x++) store(out + (size_t)(y * n + x) * frequency_step, values[x]);
    }
}

CK_INLINE void input_of(const int m, struct ck_window window, size_t tiles, struct ck_spectrum spectrum) {
    size_t channels = window.channels;
    for (size_t g = 0; g < channels / CK_GROUP; g++) {
        for (size_t t = 0; t < tiles; t++) {
            spread_tile(m, window.values + t * (size_t)m * channels + g * CK_GROUP, window.columns * channels, channels,
                        spectrum.values + g * spectrum.group_step + t * CK_GROUP, spectrum.frequency_step);
        }
    }
}

static void winograd_input(enum ck_tile tile, struct ck_window window, size_t tiles, struct ck_spectrum spectrum) {
    switch (tile) {
    case CK_TILE_4: input_of(4, window, tiles, spectrum); break;
    case CK_TILE_6: input_of(6, window, tiles, spectrum); break;
    }
}

// Outputs

CK_INLINE void gather_tile(const int m, const float *in, size_t frequency_step, group *tile) {
    const int n = m + 2;
    group lines[CK_LARGEST_TILE][CK_LARGEST_LINE];
    CK_UNROLL for (int x = 0; x < n; x++) {
        group products[CK_LARGEST_LINE], line[CK_LARGEST_TILE];
        CK_UNROLL for (int y = 0; y < n; y++) products[y] = load(in + (size_t)(y * n + x) * frequency_step);
        gather(m, products, line);
        CK_UNROLL for (int y = 0; y < m; y++) lines[y][x] = line[y];
    }
    CK_UNROLL for (int y = 0; y < m; y++) gather(m, lines[y], tile + y * m);
}

CK_INLINE size_t within(size_t tile, size_t from, size_t end) { return from + tile < end ? tile : end - from; }

CK_INLINE group larger(group value, group other) { return value < other ? other : value; }

// One 2x2 cell: its pooled value, and through which of its four a gradient goes back.
CK_INLINE group pool_cell(enum ck_pooling pooling, float scale, group a, group b, group c, group d, uint16_t *open) {
    if (pooling != CK_POOLING_MAXIMUM) {
        open[0] = word(a > 0), open[1] = word(b > 0), open[2] = word(c > 0), open[3] = word(d > 0);
        a = rectified(a), b = rectified(b), c = rectified(c), d = rectified(d);
        if (pooling == CK_POOLING_AVERAGE) return scale * ((a + b) + (c + d));
        return scale * __builtin_elementwise_sqrt((a * a + b * b) + (c * c + d * d));
    }
    // The first of several largest takes the gradient.
    group top = larger(a, b), low = larger(c, d), best = larger(top, low);
    uint16_t positive = word(best > 0), upper = word(top >= low), first = word(a >= b), third = word(c >= d);
    open[0] = positive & upper & first;
    open[1] = positive & upper & (uint16_t)~first;
    open[2] = positive & (uint16_t)~upper & third;
    open[3] = positive & (uint16_t)~upper & (uint16_t)~third;
    return scale * rectified(best);
}

// Pools the cells of one tile; positions that belong to no whole cell are shut.
CK_INLINE void pool_tile(const int m, const group *tile, size_t top, size_t left, size_t rows, size_t columns,
                         size_t g, struct ck_map map, struct ck_features target) {
    size_t groups = map.channels / CK_GROUP, cells = map.width / 2;
    for (size_t y = 0; y < rows; y += 2) {
        for (size_t x = 0; x < columns; x += 2) {
            uint16_t *gate = target.gates + ((top + y) * map.width + left + x) * groups + g;
            bool right = x + 1 < columns, down = y + 1 < rows;
            uint16_t open[4] = {0, 0, 0, 0};
            if (right && down) {
                const group *cell = tile + y * (size_t)m + x;
                group pooled =
                    pool_cell(target.pooling, target.pooling_scale, cell[0], cell[1], cell[m], cell[m + 1], open);
                store(target.pooled + (((top + y) / 2 * cells + (left + x) / 2) * map.channels + g * CK_GROUP), pooled);
            }
            gate[0] = open[0];
            if (right) gate[groups] = open[1];
            if (down) gate[map.width * groups] = open[2];
            if (right && down) gate[(map.width + 1) * groups] = open[3];
        }
    }
}

CK_INLINE void features_of(const int m, struct ck_spectrum products, struct ck_tiles tiles, struct ck_map map,
                           struct ck_features target) {
    size_t groups = map.channels / CK_GROUP, rows = within((size_t)m, tiles.top, map.height);
    for (size_t i = 0; i < tiles.groups; i++) {
        size_t g = tiles.first_group + i;
        group bias = load(target.bias + g * CK_GROUP);
        for (size_t t = 0; t < tiles.count; t++) {
            size_t left = tiles.left + t * (size_t)m, columns = within((size_t)m, left, map.width);
            group tile[CK_LARGEST_TILE * CK_LARGEST_TILE];
            gather_tile(m, products.values + i * products.group_step + t * CK_GROUP, products.frequency_step, tile);
            CK_UNROLL for (int p = 0; p < m * m; p++) tile[p] += bias;
            if (target.features) {
                for (size_t y = 0; y < rows; y++) {
                    for (size_t x = 0; x < columns; x++) {
                        group value = tile[y * (size_t)m + x];
                        store(target.features + ((tiles.top + y) * map.width + left + x) * map.channels + g * CK_GROUP,
                              target.rectified ? rectified(value) : value);
                    }
                }
            }
            if (target.pooling != CK_POOLING_NONE) {
                pool_tile(m, tile, tiles.top, left, rows, columns, g, map, target);
                continue;
            }
            for (size_t y = 0; y < rows; y++) {
                for (size_t x = 0; x < columns; x++) {
                    target.gates[((tiles.top + y) * map.width + left + x) * groups + g] = word(tile[y * (size_t)m + x] > 0);
                }
            }
        }
    }
}

static void winograd_features(enum ck_tile tile, struct ck_spectrum products, struct ck_tiles tiles, struct ck_map map,
                              struct ck_features target) {
    switch (tile) {
    case CK_TILE_4: features_of(4, products, tiles, map, target); break;
    case CK_TILE_6: features_of(6, products, tiles, map, target); break;
    }
}

CK_INLINE void gradient_of(const int m, struct ck_spectrum products, struct ck_tiles tiles, struct ck_map map,
                           const uint16_t *_Nullable gates, float *out) {
    size_t groups = map.channels / CK_GROUP, rows = within((size_t)m, tiles.top, map.height);
    for (size_t i = 0; i < tiles.groups; i++) {
        size_t g = tiles.first_group + i;
        for (size_t t = 0; t < tiles.count; t++) {
            size_t left = tiles.left + t * (size_t)m, columns = within((size_t)m, left, map.width);
            group tile[CK_LARGEST_TILE * CK_LARGEST_TILE];
            gather_tile(m, products.values + i * products.group_step + t * CK_GROUP, products.frequency_step, tile);
            for (size_t y = 0; y < rows; y++) {
                for (size_t x = 0; x < columns; x++) {
                    size_t position = (tiles.top + y) * map.width + left + x;
                    group value = tile[y * (size_t)m + x];
                    if (gates) value = gated(value, gates[position * groups + g]);
                    store(out + position * map.channels + g * CK_GROUP, value);
                }
            }
        }
    }
}

static void winograd_gradient(enum ck_tile tile, struct ck_spectrum products, struct ck_tiles tiles, struct ck_map map,
                              const uint16_t *_Nullable gates, float *out) {
    switch (tile) {
    case CK_TILE_4: gradient_of(4, products, tiles, map, gates, out); break;
    case CK_TILE_6: gradient_of(6, products, tiles, map, gates, out); break;
    }
}

#pragma clang assume_nonnull end

#endif
