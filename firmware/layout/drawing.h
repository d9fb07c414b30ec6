// SPDX-License-Identifier: MIT
// Drawings: a plant or a landscape in the room that words and buttons leave. It calms a little,
// and nobody needs it: where there is too little room there is none.
#pragma once

#include "layout/display_list.h"
#include "layout/style.h"

// Stands in the end corner at the foot of `room`, as large as that allows, at most `most_mm`.
void
drawing_add(struct builder *builder, const struct style *style, enum drawing drawing,
            struct rect room, double most_mm);

// What is free below everything so far that reaches into the end half of `area`.
struct rect
drawing_room(const struct builder *builder, struct rect area) MUST_CHECK;
