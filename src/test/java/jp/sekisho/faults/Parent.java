package jp.sekisho.faults;

import java.io.IOException;

/** Ties a child process to the test that started it: when the test is gone, so is the child. */
final class Parent {
    private static final int ORPHANED = 3;

    private Parent() {}

    /** Ends this process when its standard input ends, whatever it is doing. */
    static void dieWithIt() {
        Thread watch = new Thread(Parent::awaitEnd, "parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static void awaitEnd() {
        try {
            while (System.in.read() >= 0) {
                // nobody has anything to say
            }
        } catch (IOException e) {
            // gone, too
        }
        Runtime.getRuntime().halt(ORPHANED);
    }
}
