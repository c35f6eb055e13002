// What losses are made of.

#ifndef CK_LOSSES_H
#define CK_LOSSES_H

#include "groups.h"

#include <math.h>

#pragma clang assume_nonnull begin

// Sums may be reordered into vector lanes: they are held in doubles, so the order is far below a float's precision.
#define CK_RELAX _Pragma("clang fp reassociate(on) contract(fast)")

static void rectifier_gradient(float *gradient, const float *activation, size_t count) {
    for (size_t i = 0; i < count; i++) gradient[i] = activation[i] > 0 ? gradient[i] : 0;
}

static struct ck_differences differences(const float *a, const float *b, size_t count) {
    CK_RELAX
    double squares = 0, sizes = 0;
    for (size_t i = 0; i < count; i++) {
        float difference = a[i] - b[i];
        squares += (double)difference * difference;
        sizes += fabsf(difference);
    }
    return (struct ck_differences){squares, sizes};
}

static struct ck_differences subtract_target(float *values, const float *target, size_t count, float scale) {
    CK_RELAX
    double squares = 0, sizes = 0;
    for (size_t i = 0; i < count; i++) {
        double difference = (double)scale * values[i] - target[i];
        squares += difference * difference;
        sizes += fabs(difference);
        values[i] = (float)difference;
    }
    return (struct ck_differences){squares, sizes};
}

// The sign of zero is zero.
static float sign_of(float value) { return (float)(value > 0) - (float)(value < 0); }

static void add_slope(float *gradient, const float *a, const float *b, size_t count, struct ck_slope slope) {
    for (size_t i = 0; i < count; i++) {
        float difference = a[i] - b[i];
        gradient[i] += slope.linear * difference + slope.sign * sign_of(difference);
    }
}

static void make_slope(float *differences, size_t count, struct ck_slope slope) {
    for (size_t i = 0; i < count; i++) {
        differences[i] = slope.linear * differences[i] + slope.sign * sign_of(differences[i]);
    }
}

#pragma clang assume_nonnull end

#endif
