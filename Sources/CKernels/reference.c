// The oracle: what the platform's baseline instruction set makes of the loops.

#define CK_ISA CK_REFERENCE
#define CK_TABLE ck_reference
#define CK_LANES 4
#include "table.h"
