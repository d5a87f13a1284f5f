package jp.sekisho.operate.access;

import java.util.Set;

/** Somebody who has logged in, with the roles that the account has now. */
public record Person(String id, Set<Role> roles) {
    public Person {
        roles = Set.copyOf(roles);
    }
}
