#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)

#define CK_ISA CK_AVX2
#define CK_TABLE ck_avx2
#define CK_LANES 8
#include "table.h"

#pragma clang attribute pop
#endif
