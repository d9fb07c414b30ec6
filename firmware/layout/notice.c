// SPDX-License-Identifier: MIT
// A notice: one sentence in place of what cannot be shown, with Home and Help where there is a
// content for them to lead to.
#include "layout/bands.h"

// Without content there is no Help button; its number stands here.
static void
add_emergency(struct bands *bands, struct item base)
{
    const struct view_request *request = bands->request;
    const struct fill number = {"a", request->emergency.utf8};
    struct arena *arena = bands->setter->arena;
    struct text *said = arena_alloc(arena, sizeof *said);
    *said = words_fill(arena, request->words->word[WORD_SET_UP_EMERGENCY], &number, 1);
    bands_add_text(bands, said, base, bands->setter->style->paragraph_gap_px, false);
}

struct laid_view
notice_layout(const struct view_request *request, struct arena *arena)
{
    struct setter setter = view_setter(request, arena);
    struct bands bands = bands_begin(&setter, request);
    const bool wide = setter.style->panel_class == PANEL_WIDE;
    struct item base = {.role = wide ? ROLE_TITLE : ROLE_HEADING,
                        .fill = COLOR_INK,
                        .ground = COLOR_PAPER,
                        .lang = request->words->lang.utf8};
    struct text *notice = arena_alloc(arena, sizeof *notice);
    *notice = request->notice;
    bands.sinks = true;
    bands_add_text(&bands, notice, base, 0, false);
    if (!request->content && request->emergency.len > 0)
        add_emergency(&bands, base);
    return bands_lay(&bands);
}
