package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;

/** A thing that is shown, with what turns its links into those that are handed out. */
interface Shown {
    Facts facts();

    LinkSigner links();
}
