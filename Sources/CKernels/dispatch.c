// Which loops this machine can run. __builtin_cpu_supports asks both the processor and, for the wide registers, whether
// the operating system saves them.

#include "CKernels.h"

extern const struct ck_table ck_reference;

#if defined(__x86_64__)

extern const struct ck_table ck_avx2, ck_avx512;

static bool has_avx2(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }

static bool has_avx512(void) {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512cd");
}

const struct ck_table *ck_table_for(enum ck_isa isa) {
    switch (isa) {
    case CK_REFERENCE: return &ck_reference;
    case CK_AVX2: return has_avx2() ? &ck_avx2 : NULL;
    case CK_AVX512: return has_avx512() ? &ck_avx512 : NULL;
    }
}

// OpenBLAS 0.3.21 knows processors by model number and takes every one younger than itself for a Haswell, which leaves
// half of an AVX-512 machine idle. The instruction set tells what its kernels need.
const char *ck_openblas_core(void) {
    if (!has_avx512()) return NULL;
    return __builtin_cpu_supports("avx512bf16") ? "Cooperlake" : "SkylakeX";
}

#else

const struct ck_table *ck_table_for(enum ck_isa isa) { return isa == CK_REFERENCE ? &ck_reference : NULL; }
const char *ck_openblas_core(void) { return NULL; }

#endif
