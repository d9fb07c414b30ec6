// SPDX-License-Identifier: MIT
// Any bytes as a kiosk's device.yaml: what is accepted is within the bounds of device.h, what
// is refused is told, and settings are then those of a kiosk without the file.
#include "content/device.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static char path[] = "/tmp/fuzz-device-XXXXXX";

static void
remove_file(void)
{
    unlink(path);
}

static int
open_file(void)
{
    int fd = mkstemp(path);
    if (fd < 0 || atexit(remove_file) != 0)
        abort();
    return fd;
}

static void
check(const struct device *device)
{
    bool turned = device->rotation % 90 != 0 || device->rotation > 270;
    bool slow = device->scan_ms != 0 && (device->scan_ms < 800 || device->scan_ms > 5000);
    if (turned || slow || device->min_target_mm < 15 || device->min_contact_ms > 100 ||
        device->lockout_ms < 200 || device->lockout_ms > 1000 || device->stuck_s < 5 ||
        device->stuck_s > 30 || device->same_key_ms > 1000)
        abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static int fd = -1;
    if (fd < 0)
        fd = open_file();
    if (ftruncate(fd, 0) != 0 || pwrite(fd, bytes, len, 0) != (ssize_t)len)
        abort();
    struct arena arena = {0};
    struct problems problems = {.arena = &arena};
    struct device device = device_default();
    bool whole = device_load(path, &arena, &problems, &device);
    if (whole)
        check(&device);
    else if (problems.count == 0)
        abort();
    arena_finish(&arena);
    return 0;
}
