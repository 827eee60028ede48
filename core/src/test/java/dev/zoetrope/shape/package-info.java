/** Tests of the wire shapes. */
@NullMarked
package dev.zoetrope.shape;

import org.jspecify.annotations.NullMarked;
