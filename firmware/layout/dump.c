// SPDX-License-Identifier: MIT
// Writes JSON by hand: one node a line in a fixed order of keys, so that a golden's diff
// shows which node moved. Keys that say nothing are left out.
#include "layout/dump.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

static const char *const role_names[] = {
    [ROLE_TITLE] = "title",   [ROLE_HEADING] = "heading", [ROLE_LEAD] = "lead",
    [ROLE_BODY] = "body",     [ROLE_CAPTION] = "caption", [ROLE_LABEL] = "label",
    [ROLE_GROUND] = "ground", [ROLE_CONTROL] = "control", [ROLE_GRAPHIC] = "graphic",
};

static const char *const kind_names[] = {
    [ITEM_BOX] = "box",
    [ITEM_TEXT] = "text",
    [ITEM_ICON] = "icon",
    [ITEM_PICTURE] = "picture",
};

static const char *const action_names[] = {
    [ACTION_NONE] = "none",
    [ACTION_HOME] = "home",
    [ACTION_BACK] = "back",
    [ACTION_HELP] = "help",
    [ACTION_TEXT] = "text",
    [ACTION_LANGUAGES] = "languages",
    [ACTION_LANGUAGE] = "language",
    [ACTION_PAGE] = "page",
    [ACTION_SCREEN] = "screen",
    [ACTION_NEXT_PAGE] = "next-page",
    [ACTION_FINISH] = "finish",
    [ACTION_KEEP_READING] = "keep-reading",
    [ACTION_TAKE_TIME] = "take-time",
    [ACTION_CLOSE] = "close",
    [ACTION_STEP] = "step",
    [ACTION_THEME] = "theme",
    [ACTION_MORE_SPACE] = "more-space",
    [ACTION_NO_MOTION] = "no-motion",
    [ACTION_STEADY_TOUCH] = "steady-touch",
    [ACTION_TICK] = "tick",
    [ACTION_SLIDE_PREV] = "slide-prev",
    [ACTION_SLIDE_PAUSE] = "slide-pause",
    [ACTION_SLIDE_NEXT] = "slide-next",
    [ACTION_READ_MORE] = "read-more",
    [ACTION_ANSWER] = "answer",
    [ACTION_ASK] = "ask",
    [ACTION_MY_LIST] = "my-list",
    [ACTION_WORDS] = "words",
    [ACTION_TAKE_HOME] = "take-home",
    [ACTION_STAFF] = "staff",
    [ACTION_PAD] = "pad",
    [ACTION_STAFF_SHEET] = "staff-sheet",
    [ACTION_CLOCK_FIELD] = "clock-field",
    [ACTION_CLOCK_SET] = "clock-set",
    [ACTION_CORNER] = "corner",
    [ACTION_UNDO] = "undo",
};
static_assert(COUNT_OF(action_names) == ACTION_COUNT, "every action has a name");

static const char *const group_names[] = {
    [GROUP_CONTENT] = "content",
    [GROUP_PAGER] = "pager",
    [GROUP_RAIL] = "rail",
};

static const char *const key_names[] = {
    [KEYED_NONE] = "",     [KEYED_PREV] = "prev", [KEYED_NEXT] = "next",
    [KEYED_HOME] = "home", [KEYED_BACK] = "back", [KEYED_HELP] = "help",
    [KEYED_TEXT] = "text",
};

struct dump {
    const struct laid_view *view;
    const struct lint_case *which;
    enum theme theme;
    FILE *out;
    bool begun; // a node stands above, so a comma is due
};

static void
write_string(FILE *out, const char *utf8, size_t len)
{
    fputc('"', out);
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)utf8[i];
        if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (c < ' ' || c == 0x7F)
            fprintf(out, "\\u%04x", c);
        else
            fputc(c, out);
    }
    fputc('"', out);
}

static void
write_pair(FILE *out, const char *key, const char *utf8, size_t len)
{
    fprintf(out, ", \"%s\": ", key);
    write_string(out, utf8, len);
}

static void
write_named(FILE *out, const char *key, const char *string)
{
    if (string && string[0] != '\0')
        write_pair(out, key, string, strlen(string));
}

static void
write_flag(FILE *out, const char *key, bool is)
{
    if (is)
        fprintf(out, ", \"%s\": true", key);
}

static void
write_color(const struct dump *dump, const char *key, enum color color)
{
    if (color != COLOR_NONE)
        fprintf(dump->out, ", \"%s\": \"#%06X\"", key,
                (unsigned)theme_color(dump->theme, color));
}

static void
write_rect(const struct dump *dump, const char *prefix, struct rect rect)
{
    const struct panel *panel = &dump->view->style.panel;
    double x_mm = panel->width_mm / panel->width_px,
           y_mm = panel->height_mm / panel->height_px;
    fprintf(dump->out, ", \"%s_px\": [%d, %d, %d, %d]", prefix, rect.x, rect.y, rect.w,
            rect.h);
    fprintf(dump->out, ", \"%s_mm\": [%.2f, %.2f, %.2f, %.2f]", prefix, rect.x * x_mm,
            rect.y * y_mm, rect.w * x_mm, rect.h * y_mm);
}

// Begins a node's line with the id: screen and place in its list, "2.i14" or "2.t3".
static void
begin_node(struct dump *dump, size_t screen, char list, size_t index)
{
    fputs(dump->begun ? ",\n" : "\n", dump->out);
    dump->begun = true;
    fprintf(dump->out, "{\"id\": \"%zu.%c%zu\"", screen + 1, list, index);
}

static void
write_font(const struct dump *dump, const struct item *item)
{
    const struct style *style = &dump->view->style;
    const struct measure *measure = style->measure;
    const struct panel *panel = &style->panel;
    double cap_px =
        item->font.em_px *
        measure->capital_em(measure->context, item->font.face, item->font.bold);
    fprintf(dump->out, ", \"baseline_px\": %d", item->baseline_px);
    fprintf(dump->out, ", \"font\": {\"face\": %d, \"bold\": %s, \"em_px\": %d}",
            item->font.face, item->font.bold ? "true" : "false", item->font.em_px);
    fprintf(dump->out, ", \"cap_mm\": %.2f, \"arcmin\": %.2f",
            cap_px * panel->height_mm / panel->height_px, panel_arcmin(panel, cap_px));
}

static void
write_item(struct dump *dump, size_t screen, size_t index)
{
    const struct item *item = &dump->view->screens[screen].items[index];
    FILE *out = dump->out;
    begin_node(dump, screen, 'i', index);
    write_named(out, "kind", kind_names[item->kind]);
    write_named(out, "role", role_names[item->role]);
    write_rect(dump, "rect", item->box);
    if (item->kind != ITEM_BOX && item->utf8)
        write_pair(out, item->kind == ITEM_TEXT ? "text" : "file", item->utf8, item->len);
    if (item->kind == ITEM_TEXT) {
        write_named(out, "lang", item->lang);
        write_font(dump, item);
    }
    write_color(dump, item->kind == ITEM_BOX ? "fill" : "fg", item->fill);
    write_color(dump, "bg", item->ground);
    write_color(dump, "line", item->line);
    if (item->line_px > 0)
        fprintf(out, ", \"line_px\": %d", item->line_px);
    if (item->radius_px > 0)
        fprintf(out, ", \"radius_px\": %d", item->radius_px);
    if (item->within >= 0)
        fprintf(out, ", \"within\": \"%zu.i%d\"", screen + 1, item->within);
    if (item->target >= 0)
        fprintf(out, ", \"target\": \"%zu.t%d\"", screen + 1, item->target);
    write_flag(out, "cut", item->cut);
    write_flag(out, "over", item->over);
    fputc('}', out);
}

static void
write_target(struct dump *dump, size_t screen, size_t index)
{
    const struct target *target = &dump->view->screens[screen].targets[index];
    FILE *out = dump->out;
    begin_node(dump, screen, 't', index);
    write_named(out, "kind", "target");
    write_named(out, "label", target->label);
    write_rect(dump, "rect", target->hit);
    write_rect(dump, "shown", target->shown);
    fprintf(out, ", \"target\": {\"action\": \"%s\"", action_names[target->action]);
    write_named(out, "page", target->page);
    fprintf(out, ", \"number\": %d}", target->number);
    write_named(out, "group", group_names[target->group]);
    write_named(out, "key", key_names[target->key]);
    write_flag(out, "primary", target->primary);
    write_flag(out, "leaves", target->leaves);
    write_flag(out, "chosen", target->chosen);
    fputc('}', out);
}

// What holds for all nodes of a screen.
static void
write_screen(struct dump *dump, size_t index)
{
    const struct screen *screen = &dump->view->screens[index];
    FILE *out = dump->out;
    begin_node(dump, index, 's', index);
    write_named(out, "kind", "screen");
    write_named(out, "page", dump->which->view);
    write_named(out, "lang", dump->which->lang);
    write_named(out, "panel", dump->which->panel);
    fprintf(out, ", \"step\": %d", dump->view->style.step);
    write_named(out, "theme", theme_names[dump->theme]);
    fprintf(out, ", \"screen\": %zu, \"screens\": %zu, \"words\": %u", index + 1,
            dump->view->screen_count, screen->words);
    write_rect(dump, "rect", (struct rect){0, 0, screen->width_px, screen->height_px});
    write_rect(dump, "safe", screen->safe);
    fputc('}', out);
    for (size_t i = 0; i < screen->item_count; i++)
        write_item(dump, index, i);
    for (size_t i = 0; i < screen->target_count; i++)
        write_target(dump, index, i);
}

void
dump_view(const struct laid_view *view, const struct lint_case *which, enum theme theme,
          int screen, FILE *out)
{
    struct dump dump = {.view = view, .which = which, .theme = theme, .out = out};
    fputc('[', out);
    for (size_t i = 0; i < view->screen_count; i++)
        if (screen < 0 || (size_t)screen == i)
            write_screen(&dump, i);
    fputs("\n]\n", out);
}
