package dev.zoetrope.login;

/**
 * How people log in.
 *
 * @param headless whether {@code zoetrope_user} logs in without a person
 * @param loose whether redirect addresses of web apps may be on this machine
 * @param secure whether browsers reach the pages by https alone
 */
public record LoginSettings(boolean headless, boolean loose, boolean secure) {}
