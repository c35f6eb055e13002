// The engine's hot loops: everything that is not a matrix product.
//
// All tensors are row-major height x width x channels ("NHWC" with one picture), 32-bit floats. Every loop exists once,
// in loops.h, and is compiled once per instruction set; a table of pointers is chosen at run time. Sums are returned as
// doubles, because a loss adds up millions of squares.

#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdbool.h>
#include <stddef.h>

#pragma clang assume_nonnull begin

enum __attribute__((enum_extensibility(closed))) ck_isa {
    CK_REFERENCE = 0,
    CK_AVX2 = 1,
    CK_AVX512 = 2,
};

/// What an Adam step needs besides its vectors.
struct ck_adam {
    float beta1, beta2;
    /// Learning rate with the bias corrections that the chosen form multiplies into it.
    float step;
    /// Multiplies the square root of the second moment before epsilon is added.
    float second_scale;
    float epsilon;
};

struct ck_table {
    enum ck_isa isa;

    /// Writes the 3x3 neighbourhoods of pixels [begin, end), 9 * channels floats each, in the order (dy, dx, channel);
    /// zero outside the picture. With `rectify`, negative values are written as zero.
    void (*patches)(const float *in, size_t height, size_t width, size_t channels, size_t begin, size_t end,
                    bool rectify, float *out);
    /// Adds a bias per channel; with `rectify`, clips at zero.
    void (*bias)(float *rows, size_t count, size_t channels, const float *bias, bool rectify);
    /// Clears gradient[i] where the rectifier's input (or output) was not positive.
    void (*rectifier_gradient)(float *gradient, const float *activation, size_t count);

    /// 2x2 maximum, stride 2, odd rows and columns dropped; output rows [begin, end).
    void (*max_pool)(const float *in, size_t height, size_t width, size_t channels, size_t begin, size_t end,
                     bool rectify, float *out);
    /// Sends each gradient to the first maximum of its cell and writes zero elsewhere; output rows [begin, end). The
    /// rectifier, if any, is left to rectifier_gradient: the largest value of a cell is positive if any is.
    void (*max_pool_gradient)(const float *in, size_t height, size_t width, size_t channels, size_t begin, size_t end,
                              const float *out_gradient, float *in_gradient);
    /// 2x2 mean, stride 2; as max_pool.
    void (*average_pool)(const float *in, size_t height, size_t width, size_t channels, size_t begin, size_t end,
                         bool rectify, float *out);
    /// Spreads a quarter of each gradient over its cell; as max_pool_gradient.
    void (*average_pool_gradient)(size_t height, size_t width, size_t channels, size_t begin, size_t end,
                                  const float *out_gradient, float *in_gradient);

    /// Returns the sum of (a - b)^2 and adds scale * (a - b) to gradient.
    double (*squared_distance)(const float *a, const float *b, size_t count, float scale, float *_Nullable gradient);
    /// Returns the sum of (scale * gram - target)^2 and replaces gram by scale * gram - target.
    double (*gram_distance)(float *gram, const float *target, size_t count, float scale);

    /// Returns the sum over pixels and channels of (dx^2 + dy^2)^exponent for a three-channel picture, the last row and
    /// column left out, and adds weight times its gradient.
    double (*total_variation)(const float *pixels, size_t height, size_t width, float exponent, float weight,
                              float *gradient);

    double (*dot)(const float *a, const float *b, size_t count);
    /// y += a * x
    void (*add_scaled)(float *y, const float *x, size_t count, float a);
    /// x *= a
    void (*scale)(float *x, size_t count, float a);
    void (*adam)(float *x, float *first, float *second, const float *gradient, size_t count, struct ck_adam settings);
    /// Keeps each pixel's three channels within [low, high].
    void (*clamp3)(float *pixels, size_t count, const float *low, const float *high);
};

/// The best instruction set that this processor and its operating system allow.
enum ck_isa ck_detect(void);

/// The loops for one instruction set; NULL where this machine cannot run them.
const struct ck_table *_Nullable ck_table_for(enum ck_isa isa);

/// The OpenBLAS core name that suits this processor where OpenBLAS 0.3.21 would mistake it for a Haswell; else NULL.
const char *_Nullable ck_openblas_core(void);

#pragma clang assume_nonnull end

#endif
