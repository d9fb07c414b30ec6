// SPDX-License-Identifier: MIT
// What a visit on this kiosk is set to: the device's own settings, the clinic's timings.
#include "commands/kiosk_status.h"

#include "content/due.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

struct visit_settings
kiosk_visit_settings(const struct kiosk *kiosk)
{
    const struct device *device = &kiosk->options.device;
    const struct clinic *clinic = &kiosk->content->clinic;
    struct panel seen = panel_turned(&kiosk->options.panel, kiosk->options.rotation);
    struct visit_settings settings = visit_settings_default(&seen);
    const struct edition *edition = &kiosk->session->edition;
    (void)snprintf(settings.lang, sizeof settings.lang, "%s",
                   edition->tongues[edition->main].code);
    settings.step = (int)device->text_step;
    settings.no_motion = device->no_motion;
    settings.drafts = kiosk->options.drafts && kiosk->content->draft_count > 0;
    settings.idle_ms = kiosk->options.never_idle ? UINT_MAX : clinic->idle_s * 1000;
    settings.ask_ms = clinic->ask_s * 1000;
    settings.slide_ms = clinic->slide_s * 1000;
    settings.night_from = due_minute(&clinic->night_from);
    settings.night_until = due_minute(&clinic->night_until);
    settings.staff_pin = device->staff_pin.utf8;
    settings.rules.lockout_ms = device->lockout_ms;
    settings.rules.min_contact_ms = device->min_contact_ms;
    settings.rules.stuck_ms = device->stuck_s * 1000;
    settings.rules.same_key_ms = device->same_key_ms;
    settings.scan_ms = device->scan_ms;
    settings.two_switch = device->two_switch;
    for (int theme = 0; theme < THEME_COUNT; theme++)
        if (device->theme.utf8 && strcmp(device->theme.utf8, theme_names[theme]) == 0)
            settings.theme = (enum theme)theme;
    return settings;
}
