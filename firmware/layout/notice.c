// SPDX-License-Identifier: MIT
// A notice: one sentence in place of what cannot be shown, with Home and Help where there is a
// content for them to lead to.
#include "layout/bands.h"

struct laid_view
notice_layout(const struct view_request *request, struct arena *arena)
{
    struct setter setter = view_setter(request, arena);
    struct bands bands = bands_begin(&setter, request);
    struct item base = {.role = ROLE_HEADING,
                        .fill = COLOR_INK,
                        .ground = COLOR_PAPER,
                        .lang = request->words->lang.utf8};
    struct text *notice = arena_alloc(arena, sizeof *notice);
    *notice = request->notice;
    bands_add_text(&bands, notice, base, 0, false);
    return bands_lay(&bands);
}
