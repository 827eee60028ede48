/** Descriptions of the APIs in OpenAPI 3.1, and the page to read and try them. */
@NullMarked
package dev.zoetrope.openapi;

import org.jspecify.annotations.NullMarked;
