// The loops of struct ck_table, written once in plain C. The including file defines CK_TABLE, CK_ISA and, by a clang
// attribute, the instruction set that the compiler may use; it vectorises over channels.

#include "CKernels.h"

#include <math.h>
#include <string.h>

#pragma clang assume_nonnull begin

// Sums may be reordered into vector lanes: they are held in doubles, so the order is far below a float's precision.
#define CK_RELAX _Pragma("clang fp reassociate(on) contract(fast)")

static inline float rectified(float value, bool rectify) { return rectify && value < 0 ? 0 : value; }

static void copy_row(const float *in, size_t count, bool rectify, float *out) {
    if (!rectify) {
        memcpy(out, in, count * sizeof(float));
        return;
    }
    for (size_t i = 0; i < count; i++) out[i] = in[i] > 0 ? in[i] : 0;
}

static void patches(const float *in, size_t height, size_t width, size_t channels, size_t begin, size_t end,
                    bool rectify, float *out) {
    size_t y = begin / width, x = begin % width;
    for (size_t pixel = begin; pixel < end; pixel++) {
        // The three columns of one neighbourhood row lie side by side: one copy, short at the picture's sides.
        size_t first = x == 0 ? 1 : 0, last = x + 1 == width ? 2 : 3;
        for (size_t dy = 0; dy < 3; dy++, out += 3 * channels) {
            size_t row = y + dy;
            if (row == 0 || row > height) {
                memset(out, 0, 3 * channels * sizeof(float));
                continue;
            }
            if (first == 1) memset(out, 0, channels * sizeof(float));
            if (last == 2) memset(out + 2 * channels, 0, channels * sizeof(float));
            const float *source = in + ((row - 1) * width + x + first - 1) * channels;
            copy_row(source, (last - first) * channels, rectify, out + first * channels);
        }
        if (++x == width) x = 0, y++;
    }
}

static void bias(float *rows, size_t count, size_t channels, const float *bias, bool rectify) {
    for (size_t row = 0; row < count; row++, rows += channels) {
        for (size_t c = 0; c < channels; c++) rows[c] = rectified(rows[c] + bias[c], rectify);
    }
}

static void rectifier_gradient(float *gradient, const float *activation, size_t count) {
    for (size_t i = 0; i < count; i++) gradient[i] = activation[i] > 0 ? gradient[i] : 0;
}

static void max_pool(const float *in, size_t height, size_t width, size_t channels, size_t begin, size_t end,
                     bool rectify, float *out) {
    size_t out_width = width / 2;
    for (size_t y = begin; y < end; y++) {
        for (size_t x = 0; x < out_width; x++) {
            const float *a = in + (2 * y * width + 2 * x) * channels, *b = a + channels;
            const float *c = a + width * channels, *d = c + channels;
            float *o = out + (y * out_width + x) * channels;
            for (size_t i = 0; i < channels; i++) {
                float top = a[i] > b[i] ? a[i] : b[i], low = c[i] > d[i] ? c[i] : d[i];
                o[i] = rectified(top > low ? top : low, rectify);
            }
        }
    }
}

// What a pooling gradient leaves untouched: the last column and row of an odd picture.
static void clear_remainder(size_t height, size_t width, size_t channels, size_t begin, size_t end, float *gradient) {
    if (width % 2) {
        for (size_t row = 2 * begin; row < 2 * end; row++) {
            memset(gradient + (row * width + width - 1) * channels, 0, channels * sizeof(float));
        }
    }
    if (height % 2 && end == height / 2) {
        memset(gradient + (height - 1) * width * channels, 0, width * channels * sizeof(float));
    }
}

static void max_pool_gradient(const float *in, size_t height, size_t width, size_t channels, size_t begin, size_t end,
                              const float *out_gradient, float *in_gradient) {
    size_t out_width = width / 2;
    clear_remainder(height, width, channels, begin, end, in_gradient);
    for (size_t y = begin; y < end; y++) {
        for (size_t x = 0; x < out_width; x++) {
            size_t corner = (2 * y * width + 2 * x) * channels, down = width * channels;
            const float *a = in + corner, *b = a + channels, *c = a + down, *d = c + channels;
            const float *g = out_gradient + (y * out_width + x) * channels;
            float *ga = in_gradient + corner, *gb = ga + channels, *gc = ga + down, *gd = gc + channels;
            for (size_t i = 0; i < channels; i++) {
                float best = a[i];
                int winner = 0;
                if (b[i] > best) best = b[i], winner = 1;
                if (c[i] > best) best = c[i], winner = 2;
                if (d[i] > best) best = d[i], winner = 3;
                ga[i] = winner == 0 ? g[i] : 0;
                gb[i] = winner == 1 ? g[i] : 0;
                gc[i] = winner == 2 ? g[i] : 0;
                gd[i] = winner == 3 ? g[i] : 0;
            }
        }
    }
}

static void average_pool(const float *in, size_t height, size_t width, size_t channels, size_t begin, size_t end,
                         bool rectify, float *out) {
    size_t out_width = width / 2;
    for (size_t y = begin; y < end; y++) {
        for (size_t x = 0; x < out_width; x++) {
            const float *a = in + (2 * y * width + 2 * x) * channels, *b = a + channels;
            const float *c = a + width * channels, *d = c + channels;
            float *o = out + (y * out_width + x) * channels;
            for (size_t i = 0; i < channels; i++) {
                o[i] = 0.25f * ((rectified(a[i], rectify) + rectified(b[i], rectify)) +
                                (rectified(c[i], rectify) + rectified(d[i], rectify)));
            }
        }
    }
}

static void average_pool_gradient(size_t height, size_t width, size_t channels, size_t begin, size_t end,
                                  const float *out_gradient, float *in_gradient) {
    size_t out_width = width / 2;
    clear_remainder(height, width, channels, begin, end, in_gradient);
    for (size_t y = begin; y < end; y++) {
        for (size_t x = 0; x < out_width; x++) {
            const float *g = out_gradient + (y * out_width + x) * channels;
            float *top = in_gradient + (2 * y * width + 2 * x) * channels, *low = top + width * channels;
            for (size_t i = 0; i < channels; i++) {
                top[i] = top[channels + i] = low[i] = low[channels + i] = 0.25f * g[i];
            }
        }
    }
}

static double squared_distance(const float *a, const float *b, size_t count, float scale, float *_Nullable gradient) {
    CK_RELAX
    double sum = 0;
    if (gradient) {
        for (size_t i = 0; i < count; i++) {
            float difference = a[i] - b[i];
            gradient[i] += scale * difference;
            sum += (double)difference * difference;
        }
    } else {
        for (size_t i = 0; i < count; i++) {
            float difference = a[i] - b[i];
            sum += (double)difference * difference;
        }
    }
    return sum;
}

static double gram_distance(float *gram, const float *target, size_t count, float scale) {
    CK_RELAX
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        double difference = (double)scale * gram[i] - target[i];
        sum += difference * difference;
        gram[i] = (float)difference;
    }
    return sum;
}

static double total_variation(const float *pixels, size_t height, size_t width, float exponent, float weight,
                              float *gradient) {
    double sum = 0;
    for (size_t y = 0; y + 1 < height; y++) {
        for (size_t x = 0; x + 1 < width; x++) {
            const size_t here = (y * width + x) * 3, right = here + 3, below = here + width * 3;
            for (size_t c = 0; c < 3; c++) {
                float dy = pixels[here + c] - pixels[below + c], dx = pixels[here + c] - pixels[right + c];
                float energy = dx * dx + dy * dy;
                if (energy == 0) continue;
                float power = powf(energy, exponent);
                sum += power;
                float slope = weight * 2 * exponent * power / energy;
                gradient[here + c] += slope * (dx + dy);
                gradient[below + c] -= slope * dy;
                gradient[right + c] -= slope * dx;
            }
        }
    }
    return sum;
}

static double dot(const float *a, const float *b, size_t count) {
    CK_RELAX
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += (double)a[i] * b[i];
    return sum;
}

static void add_scaled(float *y, const float *x, size_t count, float a) {
    for (size_t i = 0; i < count; i++) y[i] += a * x[i];
}

static void scale(float *x, size_t count, float a) {
    for (size_t i = 0; i < count; i++) x[i] *= a;
}

static void adam(float *x, float *first, float *second, const float *gradient, size_t count, struct ck_adam s) {
    for (size_t i = 0; i < count; i++) {
        float g = gradient[i];
        first[i] = s.beta1 * first[i] + (1 - s.beta1) * g;
        second[i] = s.beta2 * second[i] + (1 - s.beta2) * g * g;
        x[i] -= s.step * first[i] / (sqrtf(second[i]) * s.second_scale + s.epsilon);
    }
}

static void clamp3(float *pixels, size_t count, const float *low, const float *high) {
    for (size_t i = 0; i < count; i++, pixels += 3) {
        for (size_t c = 0; c < 3; c++) pixels[c] = fminf(fmaxf(pixels[c], low[c]), high[c]);
    }
}

const struct ck_table CK_TABLE = {
    .isa = CK_ISA,
    .patches = patches,
    .bias = bias,
    .rectifier_gradient = rectifier_gradient,
    .max_pool = max_pool,
    .max_pool_gradient = max_pool_gradient,
    .average_pool = average_pool,
    .average_pool_gradient = average_pool_gradient,
    .squared_distance = squared_distance,
    .gram_distance = gram_distance,
    .total_variation = total_variation,
    .dot = dot,
    .add_scaled = add_scaled,
    .scale = scale,
    .adam = adam,
    .clamp3 = clamp3,
};

#pragma clang assume_nonnull end
