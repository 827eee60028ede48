/** What all pages for people share: how they are sent, their style and their frame. */
@NullMarked
package dev.zoetrope.pages;

import org.jspecify.annotations.NullMarked;
