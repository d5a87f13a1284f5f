package jp.sekisho.passage.room;

import static jp.sekisho.passage.room.RoomItem.ADDRESS;
import static jp.sekisho.passage.room.RoomItem.AWAITS_CONFIRMATION;
import static jp.sekisho.passage.room.RoomItem.BIRTH;
import static jp.sekisho.passage.room.RoomItem.CHANGED_AT;
import static jp.sekisho.passage.room.RoomItem.CHANGE_NUMBER;
import static jp.sekisho.passage.room.RoomItem.FOUND;
import static jp.sekisho.passage.room.RoomItem.INDIVIDUAL_NUMBER;
import static jp.sekisho.passage.room.RoomItem.INTEGRATED_NUMBER;
import static jp.sekisho.passage.room.RoomItem.IS_DEFINITIVE;
import static jp.sekisho.passage.room.RoomItem.LINKAGE_CODE_STATUS;
import static jp.sekisho.passage.room.RoomItem.LOCAL_NUMBER;
import static jp.sekisho.passage.room.RoomItem.MEASURE;
import static jp.sekisho.passage.room.RoomItem.MOVES_OUT_ON;
import static jp.sekisho.passage.room.RoomItem.NAME;
import static jp.sekisho.passage.room.RoomItem.PROTECTED;
import static jp.sekisho.passage.room.RoomItem.PROTECTED_FROM;
import static jp.sekisho.passage.room.RoomItem.PROTECTED_UNTIL;
import static jp.sekisho.passage.room.RoomItem.RELATIONSHIP;
import static jp.sekisho.passage.room.RoomItem.RESIDENCE;
import static jp.sekisho.passage.room.RoomItem.RESIDENT_RECORD_CODE;
import static jp.sekisho.passage.room.RoomItem.SAID_AT;
import static jp.sekisho.passage.room.RoomItem.SCOPE;
import static jp.sekisho.passage.room.RoomItem.SEX;
import static jp.sekisho.passage.room.RoomItem.SOURCE;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What rooms can be asked, and ask themselves, each by its two layouts: the whole table. The layouts themselves are files; here stands
 * which items a room
 * has to find in them, and which it knows besides. A layout holds what its interface is meant to let through, and no item that the room
 * does not know.
 */
public enum RoomForm {
    /** 宛名検索: whom a number names. Of the numbers just one is filled. */
    ATENA_SEARCH(
            "registry",
            Asker.SYSTEM,
            new Part("registry-search", Set.of(), Set.of(LOCAL_NUMBER, INTEGRATED_NUMBER, INDIVIDUAL_NUMBER)),
            new Part(
                    "registry-search-result",
                    Set.of(FOUND),
                    Set.of(LOCAL_NUMBER, INTEGRATED_NUMBER, LINKAGE_CODE_STATUS, AWAITS_CONFIRMATION)),
            true),
    /** 業務番号連携: enters the asking system's own number for a person. Of the other numbers just one is filled. */
    ATENA_LINK(
            "registry",
            Asker.SYSTEM,
            new Part("registry-link", Set.of(LOCAL_NUMBER), Set.of(INTEGRATED_NUMBER, INDIVIDUAL_NUMBER)),
            new Part("registry-link-result", Set.of(INTEGRATED_NUMBER), Set.of(LOCAL_NUMBER, LINKAGE_CODE_STATUS)),
            false),
    /** 符号取得状況の確認: how far the linkage code of a person is acquired. */
    LINKAGE_STATUS(
            "registry",
            Asker.COUNTERPART,
            new Part("registry-status", Set.of(INTEGRATED_NUMBER), Set.of()),
            new Part("registry-status-result", Set.of(LINKAGE_CODE_STATUS), Set.of(INTEGRATED_NUMBER)),
            false),
    /** 符号取得: asks for the linkage code of a person; the answer is how far it is acquired. */
    LINKAGE_CODE(
            "registry",
            Asker.THE_ROOM,
            new Part("registry-code-request", Set.of(INTEGRATED_NUMBER), Set.of()),
            new Part("registry-code-result", Set.of(INTEGRATED_NUMBER, LINKAGE_CODE_STATUS), Set.of()),
            false),
    /** 異動データ: what the register says of a person once it has changed. */
    RESIDENT_CHANGE(
            "held-copy",
            Asker.NOBODY,
            new Part(
                    "held-copy-change",
                    Set.of(
                            LOCAL_NUMBER,
                            RESIDENT_RECORD_CODE,
                            CHANGE_NUMBER,
                            CHANGED_AT,
                            IS_DEFINITIVE,
                            RESIDENCE,
                            MOVES_OUT_ON,
                            NAME,
                            BIRTH,
                            SEX,
                            ADDRESS,
                            RELATIONSHIP),
                    RoomItem.moreOfAResident(true)),
            Part.NONE,
            false),
    /** 支援措置・仮支援措置: that a person is protected, or no longer. */
    PROTECTION(
            "held-copy",
            Asker.SYSTEM,
            new Part(
                    "held-copy-protection",
                    Set.of(LOCAL_NUMBER, MEASURE, PROTECTED, PROTECTED_FROM, SAID_AT),
                    Set.of(PROTECTED_UNTIL)),
            new Part("held-copy-protection-result", Set.of(LOCAL_NUMBER, MEASURE, PROTECTED), Set.of(SAID_AT)),
            false),
    /** 広域交付 (住所地): what another city's counter is to write into a certificate of residence. */
    WIDE_AREA_ISSUANCE(
            "held-copy",
            Asker.COUNTERPART,
            new Part("held-copy-question", Set.of(RESIDENT_RECORD_CODE, SCOPE), Set.of()),
            new Part(
                    "held-copy-answer",
                    Set.of(SOURCE, CHANGE_NUMBER, CHANGED_AT, FOUND, NAME, BIRTH, SEX, ADDRESS, RELATIONSHIP),
                    RoomItem.moreOfAResident(false)),
            true);

    /** Who asks. */
    public enum Asker {
        /** Nobody: the room takes down what a business system sends, as it is accepted. It answers nothing. */
        NOBODY,
        /** A business system, at its door. */
        SYSTEM,
        /** A counterpart, which waits for the answer. */
        COUNTERPART,
        /** The room itself, by the interface that its own system's file has for it. */
        THE_ROOM
    }

    private final String room;
    private final Asker asker;
    private final Part question;
    private final Part answer;
    private final boolean several;

    /**
     * The items of one layout.
     *
     * @param layout its id
     * @param needed what every version of it has
     * @param optional what it may have
     */
    public record Part(String layout, Set<RoomItem> needed, Set<RoomItem> optional) {
        /** There is none. */
        static final Part NONE = new Part("", Set.of(), Set.of());

        /** The items that the room knows. */
        public Set<RoomItem> known() {
            Set<RoomItem> known = EnumSet.noneOf(RoomItem.class);
            known.addAll(needed);
            known.addAll(optional);
            return known;
        }

        /** The names of the items that the room knows, in alphabetical order. */
        public SortedSet<String> names() {
            return known().stream().map(RoomItem::item).collect(Collectors.toCollection(TreeSet::new));
        }

        /** The names of needed items that are not among these. */
        public List<String> missing(Collection<String> items) {
            return needed.stream()
                    .map(RoomItem::item)
                    .filter(item -> !items.contains(item))
                    .toList();
        }

        /** Those of these items that the room does not know. */
        public List<String> strange(Collection<String> items) {
            return items.stream().filter(item -> !names().contains(item)).toList();
        }
    }

    RoomForm(String room, Asker asker, Part question, Part answer, boolean several) {
        this.room = room;
        this.asker = asker;
        this.question = question;
        this.answer = answer;
        this.several = several;
    }

    /** The room's id. */
    public String room() {
        return room;
    }

    /** Who asks so. */
    public Asker asker() {
        return asker;
    }

    /** In which layout the room is asked: {@code to} of an interface by which a system asks, {@code from} where a counterpart does. */
    public Part question() {
        return question;
    }

    /** In which layout it answers: the other of the two. */
    public Part answer() {
        return answer;
    }

    /** Whether an answer may have several records. */
    public boolean answersSeveral() {
        return several;
    }

    /** What a room takes down as it is accepted, if it does. */
    public static Optional<RoomForm> keeping(String room) {
        return ofRoom(room, Asker.NOBODY).findFirst();
    }

    /** What a room is asked in that layout. */
    public static Optional<RoomForm> of(String room, Asker asker, String layout) {
        return ofRoom(room, asker)
                .filter(form -> form.question.layout.equals(layout))
                .findFirst();
    }

    /** The layouts in which a room is asked. */
    public static List<String> layouts(String room, Asker asker) {
        return ofRoom(room, asker).map(form -> form.question.layout).toList();
    }

    private static Stream<RoomForm> ofRoom(String room, Asker asker) {
        return Arrays.stream(values()).filter(form -> form.room.equals(room) && form.asker == asker);
    }
}
