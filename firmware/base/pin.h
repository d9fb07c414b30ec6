// SPDX-License-Identifier: MIT
// The staff PIN: four to six digits, kept as an Argon2id hash. It keeps visitors out of
// the staff screens and does nothing more: whoever can read the hash can try all PINs.
#pragma once

#include "base/attributes.h"

#include <stdbool.h>

enum { PIN_LEAST = 4, PIN_MOST = 6, PIN_HASH_BYTES = 128 };

// Four to six digits and nothing else.
bool
pin_is_valid(const char *pin) MUST_CHECK;

// The hash of a PIN, with a NUL. false when there is no memory for it.
bool
pin_hash(const char *pin, char hash[PIN_HASH_BYTES]) MUST_CHECK;

// Whether it is a hash that pin_hash makes. Others are refused, since one that asks for
// more memory or time would stop the screen while it is worked out.
bool
pin_hash_is_ours(const char *hash) MUST_CHECK;

// Whether the PIN is the one of the hash. Takes 4 MiB and a few hundredths of a second on
// the slowest kiosk.
bool
pin_matches(const char *pin, const char *hash) MUST_CHECK;
