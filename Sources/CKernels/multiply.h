// The products in Winograd's domain: per frequency one matrix of tiles x channels by one of channels x channels.
//
// A few tiles times two registers of output channels are held in registers while the input channels go by. Rows are so
// few (a picture's tiles) and matrices so many that a general product spends as long on packing as on multiplying; here
// everything already lies as it is read.

#ifndef CK_MULTIPLY_H
#define CK_MULTIPLY_H

#include "groups.h"

#pragma clang assume_nonnull begin

#if CK_LANES == 16
enum { CK_BLOCK_TILES = 14 };
#else
enum { CK_BLOCK_TILES = 6 };
#endif

typedef float vector __attribute__((ext_vector_type(CK_LANES)));

// One frequency's matrices. While one is multiplied, what lies `ahead` of it, the next one's, is asked for: each is so
// small that a processor, left to itself, would wait at the beginning of every one.
struct factors {
    size_t in_groups;
    bool accumulate;
    const float *in, *kernels;
    float *out;
    size_t in_step, kernel_step, out_step;
    size_t in_ahead, kernels_ahead;
};

// Two registers' columns of the kernels and of the products; with one register, `right` is not used.
struct panel {
    const float *left, *right;
    float *left_out, *right_out;
};

CK_INLINE void multiply_block(const int tiles, const int registers, struct factors f, struct panel c) {
    const float *in = f.in;
    vector sum[CK_BLOCK_TILES][2];
    CK_UNROLL for (int t = 0; t < tiles; t++) {
        sum[t][0] = f.accumulate ? *(const vector *)(c.left_out + t * CK_GROUP) : (vector)0;
        sum[t][1] = f.accumulate && registers == 2 ? *(const vector *)(c.right_out + t * CK_GROUP) : (vector)0;
    }
    for (size_t g = 0; g < f.in_groups; g++, in += f.in_step) {
        CK_UNROLL for (int t = 0; t < tiles; t++) __builtin_prefetch(in + f.in_ahead + t * CK_GROUP, 0, 2);
        _Pragma("clang loop unroll_count(4)") for (size_t k = 0; k < CK_GROUP; k++) {
            vector left = *(const vector *)c.left, right = registers == 2 ? *(const vector *)c.right : (vector)0;
            __builtin_prefetch(c.left + f.kernels_ahead, 0, 2);
            if (registers == 2) __builtin_prefetch(c.right + f.kernels_ahead, 0, 2);
            c.left += CK_GROUP, c.right += CK_GROUP;
            CK_UNROLL for (int t = 0; t < tiles; t++) {
                vector value = (vector)in[(size_t)t * CK_GROUP + k];
                sum[t][0] += value * left;
                if (registers == 2) sum[t][1] += value * right;
            }
        }
    }
    CK_UNROLL for (int t = 0; t < tiles; t++) {
        *(vector *)(c.left_out + t * CK_GROUP) = sum[t][0];
        if (registers == 2) *(vector *)(c.right_out + t * CK_GROUP) = sum[t][1];
    }
}

#define CK_BLOCK_OF(n) \
    case n: multiply_block(n, registers, f, c); break;

CK_INLINE void multiply_tiles(size_t tiles, const int registers, struct factors f, struct panel c) {
    switch (tiles) {
        CK_BLOCK_OF(1)
        CK_BLOCK_OF(2)
        CK_BLOCK_OF(3)
        CK_BLOCK_OF(4)
        CK_BLOCK_OF(5)
        CK_BLOCK_OF(6)
#if CK_LANES == 16
        CK_BLOCK_OF(7)
        CK_BLOCK_OF(8)
        CK_BLOCK_OF(9)
        CK_BLOCK_OF(10)
        CK_BLOCK_OF(11)
        CK_BLOCK_OF(12)
        CK_BLOCK_OF(13)
        CK_BLOCK_OF(14)
#endif
    }
}

// All tiles in blocks as even as can be, times the columns at two places of the kernels.
CK_INLINE void multiply_columns(size_t tiles, const int registers, struct factors f, size_t left, size_t right,
                                size_t left_out, size_t right_out) {
    size_t blocks = (tiles + CK_BLOCK_TILES - 1) / CK_BLOCK_TILES;
    const float *in = f.in;
    for (size_t block = 0; block < blocks; block++) {
        size_t begin = tiles * block / blocks, end = tiles * (block + 1) / blocks;
        float *out = f.out + begin * CK_GROUP;
        f.in = in + begin * CK_GROUP;
        struct panel c = {f.kernels + left, f.kernels + right, out + left_out, out + right_out};
        multiply_tiles(end - begin, registers, f, c);
    }
}

CK_INLINE void multiply_frequency(size_t tiles, size_t out_groups, struct factors f) {
#if CK_LANES == 16
    size_t n = 0;
    for (; n + 2 <= out_groups; n += 2) {
        multiply_columns(tiles, 2, f, n * f.kernel_step, (n + 1) * f.kernel_step, n * f.out_step, (n + 1) * f.out_step);
    }
    if (n < out_groups) {
        multiply_columns(tiles, 1, f, n * f.kernel_step, n * f.kernel_step, n * f.out_step, n * f.out_step);
    }
#else
    for (size_t n = 0; n < out_groups; n++) {
        for (size_t lane = 0; lane < CK_GROUP; lane += 2 * CK_LANES) {
            size_t kernel = n * f.kernel_step + lane, out = n * f.out_step + lane;
            multiply_columns(tiles, 2, f, kernel, kernel + CK_LANES, out, out + CK_LANES);
        }
    }
#endif
}

static void winograd_multiply(size_t frequencies, size_t tiles, size_t in_groups, size_t out_groups, bool accumulate,
                              struct ck_spectrum in, struct ck_spectrum kernels, struct ck_spectrum out) {
    for (size_t i = 0; i < frequencies; i++) {
        struct factors f = {
            .in_groups = in_groups,
            .accumulate = accumulate,
            .in = in.values + i * in.frequency_step,
            .kernels = kernels.values + i * kernels.frequency_step,
            .out = out.values + i * out.frequency_step,
            .in_step = in.group_step,
            .kernel_step = kernels.group_step,
            .out_step = out.group_step,
            .in_ahead = in.frequency_step,
            .kernels_ahead = kernels.frequency_step,
        };
        multiply_frequency(tiles, out_groups, f);
    }
}

#pragma clang assume_nonnull end

#endif
