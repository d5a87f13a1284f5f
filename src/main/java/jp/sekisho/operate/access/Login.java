package jp.sekisho.operate.access;

import java.security.Principal;

/**
 * That somebody has logged in. It is good as long as the account stands as it was then: {@link Logins#person(Login)} says at each
 * act whether it does. Written out it shows the id alone.
 *
 * @param id of the account
 * @param stamp of the password that was given, and of nothing that can be guessed from it
 */
public record Login(String id, String stamp) implements Principal {
    @Override
    public String getName() {
        return id;
    }

    @Override
    public String toString() {
        return id;
    }
}
