// SPDX-License-Identifier: MIT
// Owns reading the system's temperature, free space and age.
#include "commands/status.h"

#include <glob.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <sys/sysinfo.h>

enum { MINUTE_MS = 60000, BOOT_S = 180, MIB = 1024 * 1024 };

// Thousandths of a degree, as the kernel tells them of the processor.
static bool
read_celsius(int *celsius)
{
    int thousandths = 0;
    FILE *file = fopen("/sys/class/thermal/thermal_zone0/temp", "re");
    if (!file)
        return false;
    bool read = fscanf(file, "%d", &thousandths) == 1;
    (void)fclose(file);
    *celsius = thousandths / 1000;
    return read;
}

static bool
read_free_mib(const char *folder, unsigned *free_mib)
{
    struct statvfs disk;
    if (!folder || statvfs(folder, &disk) != 0)
        return false;
    *free_mib = (unsigned)((unsigned long long)disk.f_bavail * disk.f_frsize / MIB);
    return true;
}

bool
status_touch_found(void)
{
    glob_t devices = {0};
    bool found =
        glob("/dev/input/event*", 0, NULL, &devices) == 0 && devices.gl_pathc > 0;
    globfree(&devices);
    return found;
}

// A program that began long after its computer was started again.
static enum status_start
start_of(uint64_t up_ms)
{
    struct sysinfo info;
    if (sysinfo(&info) != 0)
        return STATUS_WITH_KIOSK;
    uint64_t computer_ms = (uint64_t)info.uptime * 1000;
    return computer_ms > up_ms + BOOT_S * 1000 ? STATUS_AGAIN : STATUS_WITH_KIOSK;
}

struct status
status_collect(const struct status_facts *facts, unsigned number)
{
    uint64_t up_ms = facts->now_ms - facts->started_ms;
    const struct touch_health *touch = &facts->touch;
    struct status status = {
        .number = number,
        .version = ANTEROOM_VERSION,
        .folder = facts->folder,
        .wall = facts->wall,
        .touch_found = facts->touch_found,
        .touched = touch->last_touch_ms > 0,
        .touched_minutes = (unsigned)((facts->now_ms - touch->last_touch_ms) / MINUTE_MS),
        .ghosts_ignored = touch->ignored,
        .ghosts_spots = touch->quarantined,
        .panel_checked = facts->panel_checked,
        .start = start_of(up_ms),
        .up_minutes = (unsigned)(up_ms / MINUTE_MS),
    };
    status.warm = read_celsius(&status.celsius);
    status.measured = read_free_mib(facts->storage, &status.free_mib);
    return status;
}
