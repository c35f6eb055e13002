// The first convolution: three colours in, so few that no transform pays, and so cheap that its features are made anew
// wherever they are needed.

#ifndef CK_FIRST_H
#define CK_FIRST_H

#include "windows.h"

#pragma clang assume_nonnull begin

// Values of a row of three neighbouring pixels.
enum { CK_TRIPLE = 9 };

#if CK_LANES == 16
enum { CK_FIRST_PIXELS = 12 };
#else
enum { CK_FIRST_PIXELS = 3 };
#endif

// Neighbouring positions of one row; `above`, `middle` and `below` begin one pixel to the left of the first.
CK_INLINE void first_positions(const int count, const int width, const float *above, const float *middle,
                               const float *below, const float *kernels, size_t kernel_step, const float *bias,
                               bool rectify, float *out, size_t out_step) {
    group sum[CK_FIRST_PIXELS][2];
    CK_UNROLL for (int p = 0; p < count; p++) {
        CK_UNROLL for (int g = 0; g < width; g++) sum[p][g] = load(bias + g * CK_GROUP);
    }
    const float *lines[3] = {above, middle, below};
    CK_UNROLL for (int line = 0; line < 3; line++) {
        const float *pixels = lines[line];
        for (int i = 0; i < CK_TRIPLE; i++) {
            const float *kernel = kernels + (size_t)(line * CK_TRIPLE + i) * kernel_step;
            CK_UNROLL for (int g = 0; g < width; g++) {
                group k = load(kernel + g * CK_GROUP);
                CK_UNROLL for (int p = 0; p < count; p++) sum[p][g] += k * pixels[p * 3 + i];
            }
        }
    }
    CK_UNROLL for (int p = 0; p < count; p++) {
        CK_UNROLL for (int g = 0; g < width; g++) {
            store(out + (size_t)p * out_step + g * CK_GROUP, rectify ? rectified(sum[p][g]) : sum[p][g]);
        }
    }
}

CK_INLINE void first_all_channels(const int count, const float *above, const float *middle, const float *below,
                                  const float *kernels, size_t kernel_step, const float *bias, bool rectify, float *out,
                                  size_t channels) {
    size_t c = 0;
    for (; c + 2 * CK_GROUP <= channels; c += 2 * CK_GROUP) {
        first_positions(count, 2, above, middle, below, kernels + c, kernel_step, bias + c, rectify, out + c, channels);
    }
    if (c == channels) return;
    first_positions(count, 1, above, middle, below, kernels + c, kernel_step, bias + c, rectify, out + c, channels);
}

// Copies the three pixels around column x of a row; outside is zero, or what the nearest pixel is.
static void copy_triple(const float *_Nullable row, size_t width, size_t x, bool replicate, float *triple) {
    memset(triple, 0, CK_TRIPLE * sizeof(float));
    if (!row) return;
    size_t first = x == 0 ? 1 : 0, last = x + 1 == width ? 2 : 3;
    memcpy(triple + first * 3, row + (x + first - 1) * 3, (last - first) * 3 * sizeof(float));
    if (replicate && x == 0) memcpy(triple, row, 3 * sizeof(float));
    if (replicate && x + 1 == width) memcpy(triple + 6, row + x * 3, 3 * sizeof(float));
}

static void first_layer(const float *picture, struct ck_map map, const float *kernels, const float *bias, bool replicate,
                        bool rectify, struct ck_window window) {
    kernels += window.first_channel, bias += window.first_channel;
    struct columns within = columns_within(window, map.width);
    for (size_t y = 0; y < window.rows; y++) {
        float *row = begin_row(window, y, within, map.height);
        if (!row) continue;
        size_t source = (size_t)(window.top + (ptrdiff_t)y);
        const float *line = picture + source * map.width * 3;
        bool has_above = source > 0, has_below = source + 1 < map.height;
        bool inside[3] = {has_above || replicate, true, has_below || replicate};
        const float *lines[3] = {has_above ? line - map.width * 3 : line, line, has_below ? line + map.width * 3 : line};
        for (size_t x = within.first; x < within.last;) {
            size_t column = (size_t)(window.left + (ptrdiff_t)x), left = within.last - x;
            float *out = row + x * window.channels;
            bool is_whole = inside[0] && inside[2] && column > 0;
            if (is_whole && left >= CK_FIRST_PIXELS && column + CK_FIRST_PIXELS < map.width) {
                size_t from = (column - 1) * 3;
                first_all_channels(CK_FIRST_PIXELS, lines[0] + from, lines[1] + from, lines[2] + from, kernels,
                                   map.channels, bias, rectify, out, window.channels);
                x += CK_FIRST_PIXELS;
            } else {
                float triples[3][CK_TRIPLE];
                for (size_t dy = 0; dy < 3; dy++) {
                    copy_triple(inside[dy] ? lines[dy] : NULL, map.width, column, replicate, triples[dy]);
                }
                first_all_channels(1, triples[0], triples[1], triples[2], kernels, map.channels, bias, rectify, out,
                                   window.channels);
                x += 1;
            }
        }
    }
}

static void scatter_first(const float *neighbourhoods, size_t rows, size_t columns, float *patch) {
    size_t width = (columns + 2) * 3;
    memset(patch, 0, (rows + 2) * width * sizeof(float));
    for (size_t y = 0; y < rows; y++) {
        for (size_t x = 0; x < columns; x++, neighbourhoods += 3 * CK_TRIPLE) {
            for (size_t dy = 0; dy < 3; dy++) {
                float *to = patch + (y + dy) * width + x * 3;
                for (size_t i = 0; i < CK_TRIPLE; i++) to[i] += neighbourhoods[dy * CK_TRIPLE + i];
            }
        }
    }
}

#pragma clang assume_nonnull end

#endif
