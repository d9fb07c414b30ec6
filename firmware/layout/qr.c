// SPDX-License-Identifier: MIT
// Owns the codes' size and their boxes: one for the light ground, one for every run of
// dark modules in a row.
#include "layout/qr.h"

#include <qrencode.h>
#include <string.h>

enum { QUIET_MODULES = 4 };

// A phone's camera (4000 px over 65 degrees) sees 0.1 mm a pixel from 300 mm. A decoder
// wants 4 px a module, and twice that from a hand that is not still: 0.75 mm. A tenth of
// the distance, 30 mm, as the rule of thumb asks for the whole code, is then always met
// from 40 modules on; smaller codes get modules of up to 1.2 mm. A panel of five inches with
// the largest text has not the room: its larger codes are left 6 px a module.
static const double MODULE_LEAST_MM = 0.75;
static const double MODULE_TIGHT_MM = 0.6;
static const double MODULE_MOST_MM = 1.2;

struct qr
qr_make(struct arena *arena, const struct text *text)
{
    QRcode *code = QRcode_encodeString8bit(text->utf8, 0, QR_ECLEVEL_M);
    if (!code)
        return (struct qr){0};
    size_t count = (size_t)code->width * (size_t)code->width;
    unsigned char *modules = arena_alloc(arena, count);
    memcpy(modules, code->data, count);
    struct qr qr = {.width = code->width, .modules = modules};
    QRcode_free(code);
    return qr;
}

// Whole px that are at least `mm` wide.
static int
module_px(const struct panel *panel, double mm)
{
    int px = panel_px(panel, mm);
    while (panel_mm(panel, px) < mm)
        px++;
    return px > 1 ? px : 1;
}

int
qr_side_px(const struct qr *qr, const struct panel *panel, int most_px, bool tight)
{
    int modules = qr->width + 2 * QUIET_MODULES;
    int least = module_px(panel, tight ? MODULE_TIGHT_MM : MODULE_LEAST_MM);
    int most = module_px(panel, MODULE_MOST_MM);
    int fit = most_px / modules;
    fit = fit > most ? most : fit;
    return modules * (fit < least ? least : fit);
}

void
qr_add(struct builder *builder, const struct qr *qr, int x, int y, int side_px)
{
    int module = side_px / (qr->width + 2 * QUIET_MODULES);
    struct item item = {
        .kind = ITEM_BOX,
        .role = ROLE_GROUND,
        .box = {x, y, side_px, side_px},
        .fill = COLOR_CODE_PAPER,
        .within = -1,
        .target = -1,
    };
    builder_item(builder, item);
    item.role = ROLE_GRAPHIC;
    item.fill = COLOR_CODE;
    for (int row = 0; row < qr->width; row++) {
        const unsigned char *modules = qr->modules + (size_t)row * (size_t)qr->width;
        for (int from = 0, to; from < qr->width; from = to) {
            for (to = from + 1; to < qr->width && !((modules[to] ^ modules[from]) & 1);)
                to++;
            item.box = (struct rect){x + (from + QUIET_MODULES) * module,
                                     y + (row + QUIET_MODULES) * module,
                                     (to - from) * module, module};
            if (modules[from] & 1)
                builder_item(builder, item);
        }
    }
}
