package io.messagecenter.auth.account;

/** What names look like, for validation. */
public final class Names {

    /** One word, so that commands and mentions can carry it; an email address will do. */
    public static final String USERNAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{1,63}";

    public static final String USERNAME_MESSAGE = "must be one word of 2 to 64 letters, digits and . _ @ + -";

    /** Anything that can be seen. */
    public static final String NAME = "\\P{Cntrl}*[^\\s\\p{Cntrl}]\\P{Cntrl}*";

    public static final String NAME_MESSAGE = "must not be blank or hold control characters";

    private Names() {}
}
