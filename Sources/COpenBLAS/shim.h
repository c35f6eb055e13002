// OpenBLAS as Debian ships it (libopenblas-dev). Its header cblas.h is found by pkg-config.
#include <cblas.h>
