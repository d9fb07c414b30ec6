// SPDX-License-Identifier: MIT
// Any bytes as a report of the importer: what is accepted is written again as the same bytes.
#include "bundle/report.h"

#include <stdlib.h>
#include <string.h>

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    char again[REPORT_MAX_BYTES];
    struct report report;
    if (!report_decode((const char *)bytes, len, &report))
        return 0;
    if (report.code > REPORT_U8 || report.percent > 100)
        abort();
    if (report_encode(&report, again) != len || memcmp(again, bytes, len) != 0)
        abort();
    return 0;
}
