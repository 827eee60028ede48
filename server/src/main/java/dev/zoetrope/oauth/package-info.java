/** The token endpoint of OAuth v2. */
@NullMarked
package dev.zoetrope.oauth;

import org.jspecify.annotations.NullMarked;
