/**
 * Who may act: accounts with roles in a file of hashed passwords, logins, and the table of what each role may do.
 *
 * <p>Enter at {@link jp.sekisho.operate.access.Logins}. How a person reaches the gateway, by the web console or the command
 * line, is not known here.
 */
@NullMarked
package jp.sekisho.operate.access;

import org.jspecify.annotations.NullMarked;
