package jp.sekisho.operate.jmx;

/** The names under which beans of which there are several are registered. */
public final class BeanNames {
    private static final String DOMAIN = "jp.sekisho:type=";

    private BeanNames() {}

    public static String link(String link) {
        return DOMAIN + "Link,name=" + link;
    }

    public static String lane(String link, String lane) {
        return DOMAIN + "Lane,link=" + link + ",name=" + lane;
    }

    public static String listener(String link) {
        return DOMAIN + "Listener,name=" + link;
    }

    public static String system(String system) {
        return DOMAIN + "System,name=" + system;
    }

    /** @param queue an {@code out.} queue */
    public static String outcomes(String queue) {
        return DOMAIN + "Outcomes,name=" + queue;
    }
}
