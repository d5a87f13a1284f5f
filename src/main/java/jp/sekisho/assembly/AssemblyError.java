package jp.sekisho.assembly;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** Why a gateway does not start. */
enum AssemblyError implements ErrorCode {
    NOT_DURABLE(
            "START-001",
            "PostgreSQL の {setting} が off です。on にしてください。確定した記録を失うおそれがあります。",
            "PostgreSQL has {setting} off. Switch it on: committed rows could be lost."),
    NO_DATABASE("START-002", "データベースに接続できません。", "The database cannot be reached."),
    H2_FOR_REAL_LINK(
            "START-003",
            "接続先 {link} の環境は {environment} です。H2 は demo 環境だけで使えます。PostgreSQL を設定してください。",
            "Link {link} is of environment {environment}. H2 serves demo links only: configure PostgreSQL."),
    UNKNOWN_ROLE("START-004", "役割 {role} はありません。city を指定してください。", "There is no role {role}. Use city."),
    NO_ADDRESS(
            "START-005",
            "接続先 {link} の場所が分かりません。sekisho.links.{link} に URL を指定してください。",
            "Where is link {link}? Set sekisho.links.{link} to its URL."),
    NO_TRANSPORT("START-006", "接続先 {link} への接続方式がありません。", "There is no transport to link {link}."),
    UNSAFE_DOORS(
            "START-007",
            "camel.component.jms.{setting} は {needed} でなければなりません。電文を失うか、開いてはならない電文を開くおそれがあります。",
            "camel.component.jms.{setting} has to be {needed}: messages could be lost, or opened that must not be."),
    NO_REAL_KEYS(
            "START-008",
            "接続先 {link} の環境は {environment} です。開発用の鍵は demo 環境だけで使えます。",
            "Link {link} is of environment {environment}. Development keys serve demo links only.");

    private final Meaning meaning;

    AssemblyError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.PARK, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
