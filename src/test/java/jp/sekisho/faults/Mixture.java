package jp.sekisho.faults;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jp.sekisho.PageCode;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.Profile;

/**
 * Puts every passage into one city: the files of the pages, with a second counterpart, the hub, where a page's own would have to do what
 * the platform's simulator does not. Several pages know another city than this one: what they call otherwise is renamed.
 */
final class Mixture {
    /** The gateway's side of the link to the hub. */
    static final KeyNames HUB = new KeyNames("demo", Profile.RSA_2048, "city-gateway", "hub");

    static final String HUB_BASE = "/hub/v1";

    private static final String NOTICES = "what-counterparts-bring.md";
    private static final String QUESTIONS = "what-counterparts-ask.md";
    private static final String OFFERS = "what-systems-answer.md";
    private static final String BEGUN = "what-the-gateway-begins.md";
    private static final String PARTS = "what-becomes-several.md";
    private static final String NUMBERS = "what-comes-in-sequence.md";

    private static final String PLATFORM_LINK = "mappings/city/links/platform.link.yaml";
    private static final String ANOTHER_PERSON =
            "{ name: 住民票コード, type: digits, characters: 11, class: resident-record-code, means: person }";
    private static final String BY_THE_INTEGRATED_NUMBER =
            "{ name: 団体内統合宛名番号, type: digits, characters: 15, means: person }";
    private static final String BY_ITS_OWN =
            "{ name: 宛名番号, type: digits, characters: 10, pad: zeros-left, class: business-number, means: person, required: yes }";

    private static final int TWO = 2;
    private static final String FEED_PERMITS = "mappings/city/permits/resident-feed.permits.csv";
    private static final String CUT = "  resident-feed:\n    layout: public-assistance-resident-feed\n"
            + "    map: resident-feed-to-public-assistance\n";

    private final Folder home;

    private Mixture(Folder home) {
        this.home = home;
    }

    /**
     * @param port where the hub is to connect to the gateway
     * @param receivers of each change: the two who are systems here, and others that never read
     */
    static void into(Folder home, int port, int receivers) {
        Mixture mixture = new Mixture(home);
        mixture.hub(port);
        mixture.notices();
        mixture.files(QUESTIONS);
        mixture.files(BEGUN);
        mixture.files(OFFERS);
        mixture.speaks(Speaker.CHILD_ALLOWANCE, PageCode.of(OFFERS, "yaml"));
        mixture.parts();
        mixture.changes();
        IntStream.range(TWO, receivers).forEach(mixture::receiver);
    }

    /** A second link as the first one is, which listens as the page on questions says. */
    private void hub(int port) {
        List<String> blocks = PageCode.of(QUESTIONS, "yaml");
        String listen = blocks.get(blocks.size() - 1)
                .replace("8447", Integer.toString(port))
                .replace("/platform/v1", HUB_BASE);
        home.write(
                "mappings/city/links/hub.link.yaml",
                home.text(PLATFORM_LINK)
                                .replace("link: platform", "link: hub")
                                .replace("counterpart: platform", "counterpart: hub")
                                .replaceAll("(?m)^accepts:\n.*\n", "")
                        + listen);
    }

    /** The platform's simulator brings these itself. */
    private void notices() {
        PageCode.files(NOTICES).forEach(home::write);
        speaks(Speaker.CHILD_ALLOWANCE, PageCode.of(NOTICES, "yaml"));
    }

    private void files(String page) {
        PageCode.files(page).forEach((file, text) -> home.write(file, ofTheHub(text)));
    }

    private static String ofTheHub(String text) {
        return text.replaceAll("(link: |link:|lane:|seal:)(platform|cs)\\b", "$1hub")
                .replaceAll("(?m)^platform,(番号法)", "hub,$1");
    }

    /** The page's last block is what a system's file says. */
    private void speaks(Speaker speaker, List<String> blocks) {
        speaks(speaker, blocks.get(blocks.size() - 1));
    }

    private void speaks(Speaker speaker, String block) {
        String file = "mappings/city/systems/" + speaker.system() + ".system.yaml";
        home.write(file, home.text(file).stripTrailing() + "\n" + block);
    }

    /** The page is about 住基ネット, whose persons are known by another number and without a registry. */
    private void parts() {
        for (Map.Entry<String, String> file : PageCode.files(PARTS).entrySet()) {
            String name = file.getKey().replace("/juki/", "/city/");
            home.write(
                    name,
                    ofTheHub(
                            name.contains("/routes/") || name.startsWith("routes/")
                                    ? translating(file.getValue())
                                    : renamed(name, file.getValue())));
        }
        speaks(
                Speaker.LATE_STAGE_ELDERLY,
                PageCode.of(PARTS, "yaml").stream()
                        .filter(block -> block.startsWith("  moved-in:"))
                        .findFirst()
                        .orElseThrow());
    }

    private static String renamed(String name, String text) {
        return text.replace(ANOTHER_PERSON, name.contains("/register-") ? BY_ITS_OWN : BY_THE_INTEGRATED_NUMBER)
                .replace("persons: [ 住民票コード ]", "persons: [ 団体内統合宛名番号 ]")
                .replace("  住民票コード: 住民票コード\n", "  団体内統合宛名番号: number(integrated)\n")
                .replace("drop: [ 住民票コード ]", "drop: [ 団体内統合宛名番号 ]")
                .replace("drop: [ 住民票コード,", "drop: [ 宛名番号,")
                .replaceAll("(to: cs-(?s:.*)drop: \\[ )(異動番号|住所)", "$1宛名番号, $2")
                .replace("resident-register,", Speaker.LATE_STAGE_ELDERLY.system() + ",");
    }

    private static String translating(String routes) {
        return routes.replace("id: juki-", "id: city-")
                .replaceAll(
                        "(?m)^( +)(- to: \\{ id: (\\S+)-permit, .*)$",
                        "$1$2\n$1- to: { id: $3-shared, uri: \"atena:to-shared\" }")
                .replaceAll(
                        "(?m)^( +)(- to: \\{ id: (\\S+)-unseal, .*)$",
                        "$1$2\n$1- to: { id: $3-local, uri: \"atena:to-local\" }");
    }

    /**
     * 生活保護 says what the register would, in the order of its numbers; 児童手当 gets the cut of the page, 後期高齢者医療 that of
     * 生活保護 there.
     */
    private void changes() {
        home.change(
                "mappings/city/layouts/register-change.layout.yaml",
                "type: digits, characters: 10, class: business-number",
                "type: digits, characters: 10, pad: zeros-left, class: business-number");
        home.change("mappings/city/permits/resident-change.permits.csv", "resident-register,", "public-assistance,");
        home.change(FEED_PERMITS, "public-assistance,", "late-stage-elderly,");
        home.delete("mappings/city/systems/resident-register.system.yaml");
        home.change("mappings/city/systems/public-assistance.system.yaml", CUT, "");
        speaks(Speaker.LATE_STAGE_ELDERLY, CUT);
        String sequence = PageCode.of(NUMBERS, "yaml").stream()
                .filter(block -> block.startsWith("    sequence:"))
                .findFirst()
                .orElseThrow()
                .replace("異動番号", "異動連番");
        speaks(
                Speaker.PUBLIC_ASSISTANCE,
                "  resident-change:\n    layout: register-change\n    map: register-change-to-feed\n" + sequence);
    }

    /** One more that is given the cut of 生活保護. */
    private void receiver(int number) {
        String system = "receiver-" + number;
        home.write(
                "mappings/city/systems/" + system + ".system.yaml",
                "system: " + system + "\nname: 受け手 " + number
                        + "\nuses-individual-number: no\nquota: { waiting: 50000 }\ninterfaces:\n" + CUT);
        home.write(
                FEED_PERMITS,
                home.text(FEED_PERMITS).stripTrailing() + "\n" + system + ",normal,住民基本台帳ファイル利用申請（例）第3号,2026-04-01,\n");
    }
}
