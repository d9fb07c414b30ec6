// SPDX-License-Identifier: MIT
#include "platform/usage.h"

#include <dirent.h>
#include <stdio.h>
#include <unistd.h>

struct usage
usage_now(void)
{
    struct usage usage = {0};
    long pages = 0;
    long resident = 0;
    FILE *statm = fopen("/proc/self/statm", "re");
    if (statm) {
        if (fscanf(statm, "%ld %ld", &pages, &resident) == 2)
            usage.resident_kib = resident * (sysconf(_SC_PAGESIZE) / 1024);
        fclose(statm);
    }
    DIR *folder = opendir("/proc/self/fd");
    while (folder && readdir(folder))
        usage.open_files++;
    if (folder)
        closedir(folder);
    return usage;
}
