// Vectors of sixteen channels. Layouts are made of them whatever the machine's registers hold, so that they do not
// depend on the instruction set.

#ifndef CK_GROUPS_H
#define CK_GROUPS_H

#include "CKernels.h"

#include <string.h>

#pragma clang assume_nonnull begin

#define CK_INLINE static inline __attribute__((always_inline))
#define CK_UNROLL _Pragma("clang loop unroll(full)")
// Products and sums may be fused, as every instruction set but the plainest has it.
#pragma clang fp contract(fast)

// A group is wider than the registers of some machines. No function that takes or returns one is ever called: all are
// inlined, so that no calling convention is concerned.
#pragma clang diagnostic ignored "-Wpsabi"

enum { CK_GROUP = 16 };

typedef float group __attribute__((ext_vector_type(16)));
typedef int32_t lanes __attribute__((ext_vector_type(16)));
typedef bool bits __attribute__((ext_vector_type(16)));

CK_INLINE group load(const float *from) { return *(const group *)from; }
CK_INLINE void store(float *to, group value) { *(group *)to = value; }

// Not a number stays what it is, so that it is found in the loss.
CK_INLINE group rectified(group value) { return value < 0 ? (group)0 : value; }

CK_INLINE uint16_t word(lanes mask) {
    bits narrow = __builtin_convertvector(mask, bits);
    uint16_t result;
    memcpy(&result, &narrow, sizeof result);
    return result;
}

CK_INLINE group gated(group value, uint16_t word) {
    bits open;
    memcpy(&open, &word, sizeof open);
    return __builtin_convertvector(open, lanes) != 0 ? value : (group)0;
}

#pragma clang assume_nonnull end

#endif
