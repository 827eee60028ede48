/** People and videos that are to be forgotten: named on the command line, taken out of catalog and accounts. */
@NullMarked
package dev.zoetrope.forgetting;

import org.jspecify.annotations.NullMarked;
