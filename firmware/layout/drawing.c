// SPDX-License-Identifier: MIT
#include "layout/drawing.h"

#include <string.h>

static const double LEAST_MM = 25;

void
drawing_add(struct builder *builder, const struct style *style, enum drawing drawing,
            struct rect room, double most_mm)
{
    static const char *const icons[] = {
        [DRAWING_PLANT] = "plant", [DRAWING_LANDSCAPE] = "landscape"};
    const char *icon = icons[drawing];
    const int most_px = panel_px(&style->panel, most_mm);
    const int free_px = room.h - 2 * style->unit_px;
    int side_px = free_px < room.w ? free_px : room.w;
    side_px = side_px < most_px ? side_px : most_px;
    if (!icon || side_px < panel_px(&style->panel, LEAST_MM))
        return;
    builder_item(builder, (struct item){
                              .kind = ITEM_ICON,
                              .role = ROLE_GRAPHIC,
                              .box = {room.x + room.w - side_px,
                                      room.y + room.h - side_px, side_px, side_px},
                              .fill = COLOR_ACCENT,
                              .ground = COLOR_PAPER,
                              .utf8 = icon,
                              .len = strlen(icon),
                              .within = -1,
                              .target = -1,
                          });
}

struct rect
drawing_room(const struct builder *builder, struct rect area)
{
    struct rect room = area;
    room.w = area.w / 2;
    room.x = area.x + area.w - room.w;
    for (size_t i = 0; i < builder->item_count; i++) {
        const struct rect box = builder->items[i].box;
        const int foot = box.y + box.h;
        if (rect_overlaps(box, room) && foot > room.y) {
            room.h -= foot - room.y;
            room.y = foot;
        }
    }
    return room;
}
