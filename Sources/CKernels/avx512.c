#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,avx512cd,avx2,fma"))), \
                             apply_to = function)

#define CK_ISA CK_AVX512
#define CK_TABLE ck_avx512
#define CK_LANES 16
#include "table.h"

#pragma clang attribute pop
#endif
