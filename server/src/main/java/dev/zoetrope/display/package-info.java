/** The Display API: what a person lets an app see of them and their videos; and oEmbed. */
@NullMarked
package dev.zoetrope.display;

import org.jspecify.annotations.NullMarked;
