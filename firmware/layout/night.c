// SPDX-License-Identifier: MIT
// The night: a dark screen that says how to wake it, with Help where it always is.
#include "layout/button.h"
#include "layout/chrome.h"
#include "layout/places.h"
#include "layout/views.h"

struct laid_view
night_layout(const struct view_request *request, struct arena *arena)
{
    struct setter setter = view_setter(request, arena);
    struct builder builder = {.arena = arena};
    struct item base = {.role = ROLE_LABEL,
                        .fill = COLOR_INK,
                        .ground = COLOR_PAPER,
                        .lang = request->words->lang.utf8,
                        .source = &request->words->word[WORD_TOUCH_TO_START],
                        .within = -1,
                        .target = -1};
    button_add_caption(&builder, &setter, places_find(&setter, request).area, base.source,
                       base);
    chrome_add(&builder, &setter, request, NULL);
    struct screen *screen = arena_alloc(arena, sizeof *screen);
    *screen = builder_screen(&builder, setter.style->panel.width_px,
                             setter.style->panel.height_px, view_safe(setter.style));
    return (struct laid_view){screen, 1, *setter.style};
}
