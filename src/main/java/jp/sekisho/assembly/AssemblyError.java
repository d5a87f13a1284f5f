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
    UNKNOWN_ROLE(
            "START-004",
            "役割 {role} はありません。sekisho.role に city か juki を指定してください。",
            "There is no role {role}. Let sekisho.role be city or juki."),
    NO_ADDRESS(
            "START-005",
            "接続先 {link} の場所が分かりません。sekisho.links.{link} に URL を指定してください。",
            "Where is link {link}? Set sekisho.links.{link} to its URL."),
    UNSAFE_DOORS(
            "START-007",
            "camel.component.jms.{setting} は {needed} でなければなりません。電文を失うか、開いてはならない電文を開くか、送り手の指す先へ電文を送るおそれがあります。",
            "camel.component.jms.{setting} has to be {needed}: messages could be lost, opened that must not be, or sent"
                    + " where a sender points."),
    ANOTHER_ROLE(
            "START-009",
            "{place} は役割 {actual} のものです。役割 {role} には別のデータフォルダとデータベースを使ってください。",
            "{place} belongs to the role {actual}. Give the role {role} a data folder and a database of its own."),
    LINK_KEYS(
            "START-010",
            "鍵の名前に誤りが {errors} 件あります。最初のもの: {first}。sekisho check で全部を見られます。",
            "Names of keys have {errors} errors. The first: {first}. See all with: sekisho check."),
    UNGUARDED(
            "START-011",
            "Java の管理機能 (JMX) がゲートウェイより先に始まり、ログインなしの操作を止められません。-javaagent と" + " com.sun.management の設定を外して起動してください。",
            "The Java machine's management (JMX) began before the gateway, which cannot keep anybody from acting without a login."
                    + " Start it without -javaagent and com.sun.management settings."),
    BAD_ADDRESS(
            "START-012",
            "sekisho.links.{link} の URL は使えません。利用者名、? や # のない、https://host:8443/platform/v1 のような URL を指定してください。",
            "The URL in sekisho.links.{link} cannot be used. Let it be such as https://host:8443/platform/v1, without user, query and"
                    + " fragment."),
    BAD_PORT(
            "START-013",
            "sekisho.ports.{link} のポート {port} は使えません。1 から 65535 までの番号を指定してください。",
            "The port {port} in sekisho.ports.{link} cannot be used. Let it be from 1 to 65535.");

    private final Meaning meaning;

    AssemblyError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.PARK, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
