package jp.sekisho.demo.platform;

/** Hears of what the platform alone can know. Called on its threads. */
public interface PlatformWatch {
    PlatformWatch NOBODY = requestId -> {};

    /** The answer to a request, wrongly signed when it was first fetched, was not taken, and is asked for again. */
    void askedAgain(String requestId);
}
