// The engine's hot loops.
//
// Features are row-major height x width x channels, 32-bit floats, their channels padded with zeros to whole groups of
// sixteen and their memory aligned to 64 bytes. A picture has three channels and no padding. Every loop exists once and
// is compiled once per instruction set; a table of pointers is chosen at run time. Sums are returned as doubles, because
// a loss adds up millions of squares.

#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

enum __attribute__((enum_extensibility(closed))) ck_isa {
    CK_REFERENCE = 0,
    CK_AVX2 = 1,
    CK_AVX512 = 2,
};

/// Winograd's tiles: so many outputs each way.
enum __attribute__((enum_extensibility(closed))) ck_tile {
    CK_TILE_4 = 4,
    CK_TILE_6 = 6,
};

enum __attribute__((enum_extensibility(closed))) ck_pooling {
    CK_POOLING_NONE = 0,
    CK_POOLING_MAXIMUM = 1,
    CK_POOLING_AVERAGE = 2,
    CK_POOLING_L2 = 3,
};

/// The size of features.
struct ck_map {
    size_t height, width, channels;
};

/// A piece of a map, copied out together with what surrounds it: rows x columns x channels, from (top, left) and a channel
/// on. What lies outside the map is zero.
struct ck_window {
    float *values;
    size_t rows, columns, channels;
    ptrdiff_t top, left;
    size_t first_channel;
};

/// A run of tiles side by side in one row of tiles, and the channel groups of it that are meant.
struct ck_tiles {
    size_t top, left, count;
    size_t first_group, groups;
};

/// A part of a layer's kernels: groups of the channels that are written, and the channels that are read.
struct ck_block {
    size_t first_group, groups;
    size_t first_channel, channels;
};

/// Values of tiles in Winograd's domain: for each frequency, for each channel group, sixteen values a tile.
struct ck_spectrum {
    float *values;
    size_t frequency_step, group_step;
};

/// What becomes of a convolution's outputs.
struct ck_features {
    const float *bias;
    /// The features, whole; NULL where nobody asks for them.
    float *_Nullable features;
    /// Whether `features` are stored rectified.
    bool rectified;
    /// A bit for every feature, set where a gradient passes on its way back: through the rectifier and through the
    /// pooling, if there is one. Sixteen channels a word.
    uint16_t *gates;
    enum ck_pooling pooling;
    /// What a cell's largest value, its sum, or the root of its sum of squares is multiplied by.
    float pooling_scale;
    /// The rectified features pooled; NULL without pooling.
    float *_Nullable pooled;
};

/// What differences add up to.
struct ck_differences {
    /// The sum of their squares, and that of their absolute values.
    double squares, sizes;
};

/// The derivative of a loss by a difference: `linear` times the difference and `sign` times its sign.
struct ck_slope {
    float linear, sign;
};

/// The bins of histograms, one histogram a channel: so many of equal width, one for what lies below and one for what lies
/// above them.
struct ck_bins {
    size_t count;
    /// Per channel, where the first of equal width begins, and how many there are in a unit.
    const float *low, *scale;
};

/// What lies in a bin: how many values, their sum, and that of their squares.
struct ck_bin {
    double count, sum, squares;
};

/// How far values of a bin are from what they are matched to: `distance` at `from`, and `growth` more for every unit.
struct ck_piece {
    float from, distance, growth;
};

/// How differences of neighbouring pixels add up.
struct ck_variation {
    /// Whether their sizes are added, or their squares.
    bool absolute;
    /// What each counts for: of neighbours side by side, one above the other, and each way across a corner.
    float horizontal, vertical, diagonal;
    /// What those along the picture's four sides count for besides.
    float rim;
};

/// What an Adam step needs besides its vectors.
struct ck_adam {
    float beta1, beta2;
    /// Learning rate with the bias corrections that the chosen form multiplies into it.
    float step;
    /// Multiplies the square root of the second moment before epsilon is added.
    float second_scale;
    float epsilon;
};

struct ck_table {
    enum ck_isa isa;

    /// Copies a window out of features; with `rectify`, negative values become zero.
    void (*fill_window)(const float *in, struct ck_map map, bool rectify, struct ck_window window);
    /// Copies a window out of the gradient that a pooled gradient stands for: `scale` times it where the gate is open. The
    /// map is that of the features before pooling. With features and what was pooled of them, the gradient is multiplied
    /// by the former over the latter, as a root of a sum of squares has it.
    void (*fill_unpooled)(const float *gradient, const uint16_t *gates, float scale, const float *_Nullable features,
                          const float *_Nullable pooled, struct ck_map map, struct ck_window window);
    /// Computes a window of the first convolution's features from a picture: kernels (dy, dx, colour) x channels. Outside
    /// the picture is what its rim shows, where that is replicated, or zero.
    void (*first_layer)(const float *picture, struct ck_map map, const float *kernels, const float *bias, bool replicate,
                        bool rectify, struct ck_window window);
    /// Adds up a 3x3 neighbourhood of colours per position, (dy, dx, colour), where the positions see it: in a patch that
    /// is larger by one pixel all round, and is overwritten.
    void (*scatter_first)(const float *neighbourhoods, size_t rows, size_t columns, float *patch);

    /// Takes some kernels to Winograd's domain: spectrum[frequency][group][channel][16], the groups being of outputs and the
    /// channels of inputs. The taps of all kernels lie as groups of outputs x `in` inputs x 9 x 16.
    void (*winograd_kernels)(enum ck_tile tile, const float *taps, size_t in, struct ck_block block,
                             struct ck_spectrum spectrum);
    /// The same for the transposed convolution: kernels turned by 180 degrees, the groups being of inputs and the channels
    /// of outputs, whole groups of them.
    void (*winograd_turned_kernels)(enum ck_tile tile, const float *taps, size_t in, struct ck_block block,
                                    struct ck_spectrum spectrum);
    /// Takes a run of tiles to Winograd's domain; the window begins one pixel above and left of the first tile.
    void (*winograd_input)(enum ck_tile tile, struct ck_window window, size_t tiles, struct ck_spectrum spectrum);
    /// Multiplies, for each of so many frequencies, tiles by kernels: out[frequency][group][tile] for so many groups. With
    /// `accumulate`, adds to what is there.
    void (*winograd_multiply)(size_t frequencies, size_t tiles, size_t in_groups, size_t out_groups, bool accumulate,
                              struct ck_spectrum in, struct ck_spectrum kernels, struct ck_spectrum out);
    /// Takes products back from Winograd's domain and makes features of them.
    void (*winograd_features)(enum ck_tile tile, struct ck_spectrum products, struct ck_tiles tiles, struct ck_map map,
                              struct ck_features target);
    /// Takes products back from Winograd's domain and makes a gradient of them; with gates, zero where they are shut.
    void (*winograd_gradient)(enum ck_tile tile, struct ck_spectrum products, struct ck_tiles tiles, struct ck_map map,
                              const uint16_t *_Nullable gates, float *out);

    /// Writes rows x channels as groups x rows x 16: a spectrum of one frequency. With weights, each row is multiplied by
    /// its own.
    void (*pack)(const float *in, const float *_Nullable weights, size_t rows, size_t channels, float *out);
    /// Adds such a spectrum to rows x channels. With a bias, a row is added to each of its rows; with weights, the bias is
    /// multiplied by the row's own, and the sum of both once more.
    void (*add_packed)(const float *packed, const float *_Nullable bias, const float *_Nullable weights, size_t rows,
                       size_t channels, float *out);
    /// Adds the inner products of packed positions' channels to a Gram matrix, on and below the diagonal at least.
    void (*add_gram)(const float *packed, size_t positions, size_t channels, float *gram);
    /// Adds up the channels of packed positions; with weights, each position is multiplied by its own.
    void (*add_sums)(const float *packed, const float *_Nullable weights, size_t positions, size_t channels, float *sums);

    /// Extends the ranges of channels to all values; with weights, of positions whose weight is not zero.
    void (*extend_ranges)(const float *features, const float *_Nullable weights, size_t positions, size_t channels,
                          float *least, float *greatest);
    /// Adds values to the histograms of their channels; with weights, each counts as the square of its position's.
    void (*add_histograms)(const float *features, const float *_Nullable weights, size_t positions, size_t channels,
                           struct ck_bins bins, struct ck_bin *histograms);
    /// Adds to a gradient `slope` times how far each value is from what it is matched to; with weights, times the square of
    /// its position's too.
    void (*add_mismatch)(const float *features, const float *_Nullable weights, size_t positions, size_t channels,
                         struct ck_bins bins, const struct ck_piece *pieces, float slope, float *gradient);

    /// Clears gradient[i] where the rectifier's input (or output) was not positive.
    void (*rectifier_gradient)(float *gradient, const float *activation, size_t count);

    /// Adds up the differences a - b.
    struct ck_differences (*differences)(const float *a, const float *b, size_t count);
    /// Replaces values by scale * values - target, and adds up these differences.
    struct ck_differences (*subtract_target)(float *values, const float *target, size_t count, float scale);
    /// Adds to a gradient what a loss's slope makes of the differences a - b.
    void (*add_slope)(float *gradient, const float *a, const float *b, size_t count, struct ck_slope slope);
    /// Replaces differences by what a loss's slope makes of them.
    void (*make_slope)(float *differences, size_t count, struct ck_slope slope);

    /// Returns the sum over the pixels of rows [begin, end) and their channels of (dx^2 + dy^2)^exponent for a three-channel
    /// picture, its last row and column left out, and adds to the gradient of these rows weight times that of the sum over
    /// all rows.
    double (*power_variation)(const float *pixels, size_t height, size_t width, size_t begin, size_t end, float exponent,
                              float weight, float *gradient);
    /// Returns what the differences of neighbours add up to, each pair counted in the upper or left one's row of
    /// [begin, end), and adds to the gradient of these rows weight times that of the sum over all rows.
    double (*neighbour_variation)(const float *pixels, size_t height, size_t width, size_t begin, size_t end,
                                  struct ck_variation form, float weight, float *gradient);

    double (*dot)(const float *a, const float *b, size_t count);
    /// y += a * x
    void (*add_scaled)(float *y, const float *x, size_t count, float a);
    /// y += a * x; returns the sum of y * z
    double (*add_scaled_dot)(float *y, const float *x, size_t count, float a, const float *z);
    /// x *= a
    void (*scale)(float *x, size_t count, float a);
    void (*adam)(float *x, float *first, float *second, const float *gradient, size_t count, struct ck_adam settings);
    /// Keeps each pixel's three channels within [low, high].
    void (*clamp3)(float *pixels, size_t count, const float *low, const float *high);
};

/// The loops for one instruction set; NULL where this machine cannot run them.
const struct ck_table *_Nullable ck_table_for(enum ck_isa isa);

/// The OpenBLAS core name that suits this processor where OpenBLAS 0.3.21 would mistake it for a Haswell; else NULL.
const char *_Nullable ck_openblas_core(void);

#pragma clang assume_nonnull end

#endif
