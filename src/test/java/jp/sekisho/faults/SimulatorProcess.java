package jp.sekisho.faults;

import jp.sekisho.demo.platform.PlatformSimulator;

/** The platform's simulator as it is, tied to the test that started it. */
public final class SimulatorProcess {
    private SimulatorProcess() {}

    public static void main(String[] arguments) {
        Parent.dieWithIt();
        PlatformSimulator.main(arguments);
    }
}
