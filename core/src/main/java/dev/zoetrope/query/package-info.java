/** The Research API's query language: its tree, its JSON form, and a plain evaluator that says what each query means. */
@NullMarked
package dev.zoetrope.query;

import org.jspecify.annotations.NullMarked;
