// SPDX-License-Identifier: MIT
// Scalars: single values as staff write them. Each function says whether the text is such
// a value; nothing depends on the locale.
#pragma once

#include "base/attributes.h"

#include <stdbool.h>
#include <stddef.h>

// A whole number of at most nine digits.
bool
scalar_count(const char *text, unsigned *count) MUST_CHECK;

// A decimal number such as -0.5; no exponent.
bool
scalar_number(const char *text, double *number) MUST_CHECK;

// yes, no, true, false, on or off in any case.
bool
scalar_flag(const char *text, bool *flag) MUST_CHECK;

// Letters, digits and dashes, beginning with a letter or digit.
bool
scalar_is_name(const char *text, size_t len) MUST_CHECK;

// A day that exists, as YYYY-MM-DD.
bool
scalar_is_date(const char *text, size_t len) MUST_CHECK;

// A time of day from 00:00 to 23:59.
bool
scalar_is_clock(const char *text, size_t len) MUST_CHECK;

// Digits, spaces and + - ( ) . with at least two digits.
bool
scalar_is_phone(const char *text, size_t len) MUST_CHECK;

// en, fil, pt-BR.
bool
scalar_is_language(const char *text, size_t len) MUST_CHECK;

// Whether a language is written from right to left.
bool
scalar_is_right_to_left(const char *lang) MUST_CHECK;

// pictures/NAME.png where NAME is letters, digits, dashes and underscores.
bool
scalar_is_file(const char *text, size_t len) MUST_CHECK;

// Cuts white space at both ends and makes one space of each run within. `len` is the
// length before; returns the length after.
size_t
scalar_squeeze(char *text, size_t len) MUST_CHECK;
