package dev.zoetrope.shape;

/**
 * One line of a shape's table, as clients see it.
 *
 * @param scope what a token must be granted to ask for it; empty where there are none
 * @param meaning in a few words
 */
public record MemberDescription(String name, JsonType type, String scope, String meaning) {}
