// Arithmetic of whole vectors: what optimisers are made of.

#ifndef CK_VECTORS_H
#define CK_VECTORS_H

#include "losses.h"

#pragma clang assume_nonnull begin

static double dot(const float *a, const float *b, size_t count) {
    CK_RELAX
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += (double)a[i] * b[i];
    return sum;
}

static void add_scaled(float *y, const float *x, size_t count, float a) {
    for (size_t i = 0; i < count; i++) y[i] += a * x[i];
}

static double add_scaled_dot(float *y, const float *x, size_t count, float a, const float *z) {
    CK_RELAX
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        y[i] += a * x[i];
        sum += (double)y[i] * z[i];
    }
    return sum;
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

#pragma clang assume_nonnull end

#endif
