// All loops, compiled for one instruction set. The including file defines CK_TABLE, CK_ISA, CK_LANES (floats of a register)
// and, by a clang attribute, the instructions that the compiler may use.

#include "groups.h"

#include "windows.h"

#include "first.h"
#include "gram.h"
#include "histogram.h"
#include "losses.h"
#include "multiply.h"
#include "variation.h"
#include "vectors.h"
#include "winograd.h"

const struct ck_table CK_TABLE = {
    .isa = CK_ISA,
    .fill_window = fill_window,
    .fill_unpooled = fill_unpooled,
    .first_layer = first_layer,
    .scatter_first = scatter_first,
    .winograd_kernels = winograd_kernels,
    .winograd_turned_kernels = winograd_turned_kernels,
    .winograd_input = winograd_input,
    .winograd_multiply = winograd_multiply,
    .winograd_features = winograd_features,
    .winograd_gradient = winograd_gradient,
    .pack = pack,
    .add_packed = add_packed,
    .add_gram = add_gram,
    .add_sums = add_sums,
    .extend_ranges = extend_ranges,
    .add_histograms = add_histograms,
    .add_mismatch = add_mismatch,
    .rectifier_gradient = rectifier_gradient,
    .differences = differences,
    .subtract_target = subtract_target,
    .add_slope = add_slope,
    .make_slope = make_slope,
    .power_variation = power_variation,
    .neighbour_variation = neighbour_variation,
    .dot = dot,
    .add_scaled = add_scaled,
    .add_scaled_dot = add_scaled_dot,
    .scale = scale,
    .adam = adam,
    .clamp3 = clamp3,
};
