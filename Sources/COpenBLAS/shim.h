// OpenBLAS as Debian ships it (libopenblas-dev). Its header cblas.h is found by pkg-config.
#include <cblas.h>
#include <stddef.h>

// LAPACK's routines are in OpenBLAS, but only a package of their own (liblapacke-dev) declares them. The lengths of the
// two words are passed as gfortran passes them.

/// Eigenvalues, in ascending order, and eigenvectors of a symmetric matrix, which they replace: LAPACK's DSYEVD.
void dsyevd_(const char *_Nonnull jobz, const char *_Nonnull uplo, const blasint *_Nonnull n, double *_Nonnull a,
             const blasint *_Nonnull lda, double *_Nonnull w, double *_Nonnull work, const blasint *_Nonnull lwork,
             blasint *_Nonnull iwork, const blasint *_Nonnull liwork, blasint *_Nonnull info, size_t jobz_length,
             size_t uplo_length);
