// SPDX-License-Identifier: MIT
// The dump: what a visitor could leave behind, as one line of JSON. Slides and times are
// not in it: they run on between visits.
#include "visit/visit.h"

#include <inttypes.h>

static void
print_string(const char *string, FILE *out)
{
    (void)fputc('"', out);
    for (const char *c = string; *c != '\0'; c++) {
        if (*c == '"' || *c == '\\') {
            (void)fputc('\\', out);
        }
        if ((unsigned char)*c < ' ') {
            (void)fprintf(out, "\\u%04x", (unsigned)*c);
        } else {
            (void)fputc(*c, out);
        }
    }
    (void)fputc('"', out);
}

static void
print_flag(const char *name, bool flag, FILE *out)
{
    (void)fprintf(out, ",\"%s\":%s", name, flag ? "true" : "false");
}

static void
print_history(const struct visit *visit, FILE *out)
{
    (void)fputs(",\"history\":[", out);
    for (int i = 0; i < visit->history_count; i++) {
        const struct visit_spot *spot = &visit->history[i];
        (void)fputs(i > 0 ? ",{\"page\":" : "{\"page\":", out);
        print_string(view_id(spot->kind, spot->page), out);
        (void)fprintf(out, ",\"screen\":%d}", spot->screen);
    }
    (void)fputs("]", out);
}

// What is on the panel, sheets included.
static const char *
view_name(const struct visit *visit)
{
    if (visit->state == VISIT_ATTRACT) {
        return view_id(VIEW_ATTRACT, NULL);
    }
    if (visit->state == VISIT_ASKING) {
        return view_id(VIEW_STILL_READING, NULL);
    }
    if (visit->sheet_open) {
        return view_id(visit->sheet, NULL);
    }
    return view_id(visit->spot.kind, visit->spot.page);
}

void
visit_dump(const struct visit *visit, FILE *out)
{
    static const char *const states[] = {"attract", "reading", "asking"};
    (void)fprintf(out, "{\"state\":\"%s\",\"view\":", states[visit->state]);
    print_string(view_name(visit), out);
    (void)fputs(",\"page\":", out);
    print_string(view_id(visit->spot.kind, visit->spot.page), out);
    (void)fprintf(out, ",\"screen\":%d,\"history_count\":%d", visit->spot.screen,
                  visit->history_count);
    print_history(visit, out);
    (void)fputs(",\"language\":", out);
    print_string(visit->lang, out);
    (void)fprintf(out, ",\"step\":%d,\"theme\":\"%s\"", visit->look.step,
                  theme_names[visit->look.theme]);
    print_flag("more_space", visit->look.more_space, out);
    print_flag("no_motion", visit->look.no_motion, out);
    print_flag("steady_touch", visit->look.steady_touch, out);
    print_flag("slide_paused", visit->look.slide_paused, out);
    print_flag("drafts", visit->look.drafts, out);
    (void)fprintf(out, ",\"asked\":%" PRIu64, visit->look.asked);
    (void)fprintf(out, ",\"ticks\":%" PRIu64 ",\"focus\":%d,\"pressed\":%d",
                  visit->look.ticks, visit->focus, visit->pressed);
    (void)fprintf(out, ",\"focus_group\":%d", visit->focus_group);
    print_flag("ring_stays", visit->ring_stays, out);
    print_flag("staff", visit->staff.inside, out);
    print_flag("pin", visit->staff.pin[0] != '\0', out);
    print_flag("sheet", visit->sheet_open, out);
    (void)fprintf(out, ",\"sheet_screen\":%d", visit->sheet_screen);
    print_flag("hold", visit->hold_until_ms != 0, out);
    (void)fputs("}\n", out);
}
