package dev.zoetrope.oauth;

import dev.zoetrope.accounts.GrantRules;

/**
 * What can be set about OAuth.
 *
 * @param errorStatus HTTP status of errors: 200 is the only one reported from the live service, whose clients look for {@code error} in the body
 */
public record OAuthSettings(int errorStatus, GrantRules rules) {}
