package jp.sekisho.operate.command.terminal;

/** What somebody logs in with. Written out it shows no password. */
public record Credentials(String user, String password) {
    @Override
    public String toString() {
        return user;
    }
}
