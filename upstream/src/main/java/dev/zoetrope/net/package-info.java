/** Which addresses calls to others may go to. */
@NullMarked
package dev.zoetrope.net;

import org.jspecify.annotations.NullMarked;
