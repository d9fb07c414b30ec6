// SPDX-License-Identifier: MIT
// The trust list that a kiosk holds: TRUST and TRUST.minisig in STATE/trust, put there when
// its card was written, and TRUST.N with TRUST.N.minisig for a list that came with a bundle.
// The highest version counts.
#pragma once

#include "base/attributes.h"
#include "bundle/trust.h"

#include <stdbool.h>

// Reads the list from the open folder STATE/trust. false when none is there that verifies
// and whose version is at least `least`, which is what the importer remembers.
bool
trust_file_read(int folder, uint64_t least, struct trust *trust) MUST_CHECK;

// Writes a verified list, durably, and takes the older ones away. false with errno set when
// it could not be written; the old list counts then.
bool
trust_file_write(int folder, const struct trust_papers *papers,
                 const struct trust *trust) MUST_CHECK;
