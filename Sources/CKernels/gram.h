// Gram matrices, and what their losses add to a gradient: products of a block of positions, held in the order in which
// the registers take them.

#ifndef CK_GRAM_H
#define CK_GRAM_H

#include "groups.h"

#pragma clang assume_nonnull begin

// rows x channels to groups x rows x 16.
static void pack(const float *in, const float *_Nullable weights, size_t rows, size_t channels, float *out) {
    for (size_t g = 0; g < channels / CK_GROUP; g++) {
        for (size_t row = 0; row < rows; row++, out += CK_GROUP) {
            group value = load(in + row * channels + g * CK_GROUP);
            store(out, weights ? value * weights[row] : value);
        }
    }
}

// Half a group of channels times two groups.
enum { CK_GRAM_ROWS = 8 };

CK_INLINE void gram_block(const int width, const float *rows, const float *left, const float *right, size_t positions,
                          float *out, size_t out_step) {
    group sum[CK_GRAM_ROWS][2];
    CK_UNROLL for (int r = 0; r < CK_GRAM_ROWS; r++) sum[r][0] = sum[r][1] = 0;
    for (size_t p = 0; p < positions; p++, rows += CK_GROUP, left += CK_GROUP, right += CK_GROUP) {
        group l = load(left), r = width == 2 ? load(right) : (group)0;
        CK_UNROLL for (int i = 0; i < CK_GRAM_ROWS; i++) {
            sum[i][0] += l * rows[i];
            if (width == 2) sum[i][1] += r * rows[i];
        }
    }
    CK_UNROLL for (int r = 0; r < CK_GRAM_ROWS; r++) {
        float *to = out + (size_t)r * out_step;
        store(to, load(to) + sum[r][0]);
        if (width == 2) store(to + CK_GROUP, load(to + CK_GROUP) + sum[r][1]);
    }
}

static void add_gram(const float *packed, size_t positions, size_t channels, float *gram) {
    size_t groups = channels / CK_GROUP, step = positions * CK_GROUP;
    for (size_t g = 0; g < groups; g += 2) {
        bool two = g + 1 < groups;
        const float *left = packed + g * step, *right = two ? left + step : left;
        // Rows above the diagonal are mirrored by those below.
        for (size_t row = g * CK_GROUP; row < channels; row += CK_GRAM_ROWS) {
            const float *rows = packed + row / CK_GROUP * step + row % CK_GROUP;
            float *out = gram + row * channels + g * CK_GROUP;
            bool is_below = row >= (g + 1) * CK_GROUP;
            if (two && is_below) gram_block(2, rows, left, right, positions, out, channels);
            else gram_block(1, rows, left, right, positions, out, channels);
        }
    }
}

static void add_sums(const float *packed, const float *_Nullable weights, size_t positions, size_t channels,
                     float *sums) {
    for (size_t g = 0; g < channels / CK_GROUP; g++) {
        group sum = 0;
        for (size_t p = 0; p < positions; p++, packed += CK_GROUP) {
            sum += weights ? load(packed) * weights[p] : load(packed);
        }
        store(sums + g * CK_GROUP, load(sums + g * CK_GROUP) + sum);
    }
}

static void add_packed(const float *packed, const float *_Nullable bias, const float *_Nullable weights, size_t rows,
                       size_t channels, float *out) {
    for (size_t g = 0; g < channels / CK_GROUP; g++) {
        group offset = bias ? load(bias + g * CK_GROUP) : (group)0;
        for (size_t row = 0; row < rows; row++, packed += CK_GROUP) {
            float *to = out + row * channels + g * CK_GROUP;
            group value = load(packed);
            if (weights) value = weights[row] * (value + weights[row] * offset);
            else if (bias) value += offset;
            store(to, load(to) + value);
        }
    }
}

#pragma clang assume_nonnull end

#endif
