package jp.sekisho.convert.file;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** What can keep a file from being converted, besides what is wrong with its records; from 050 on, with a record's number. */
public enum FileError implements ErrorCode {
    CANNOT_READ("FILE-001", "{file} を読めません（{problem}）。", "{file} cannot be read ({problem})."),
    CANNOT_WRITE("FILE-002", "{file} に書けません（{problem}）。", "{file} cannot be written ({problem})."),
    DISK_FULL(
            "FILE-003",
            "{file} を書く途中でディスクがいっぱいになりました。空きを作ってからやり直してください。",
            "The disk is full before {file} is whole. Make room and run it again."),
    NOT_TAKEN("FILE-004", "{file} の受け手が途中で読むのをやめました。", "Whoever reads {file} has stopped before its end."),
    ALREADY_THERE(
            "FILE-005",
            "{file} はもうあります。置き換えるなら --overwrite を付けてください。",
            "{file} is there already. --overwrite replaces it."),
    SAME_FILE(
            "FILE-006",
            "{file} が 2 度指定されています。読むファイルと書くファイルはすべて別にしてください。",
            "{file} is named twice. Whatever is read and written must be different files."),
    NO_FILE("FILE-007", "{file} がありません。", "There is no file {file}."),
    NO_RECORD(
            "FILE-009",
            "{number} 件目はありません。{last} 件で終わっています。",
            "There is no record {number}: the file ends after {last}."),

    NOT_A_FILE("FILE-010", "{file} は普通のファイルではないので、置き換えられません。", "{file} is not a plain file and cannot be replaced."),
    PARTLY_IN_PLACE(
            "FILE-011",
            "{file} を置けません（{problem}）。{placed} はもう置いてあり、そろっています。",
            "{file} could not be put in place ({problem}). In place already, and whole: {placed}."),

    NO_NUMBERS(
            "FILE-020",
            "この変換表は number({kind}) を使います。番号の対応表を --numbers で指定してください。",
            "This map uses number({kind}). Name a table of numbers with --numbers."),
    BAD_NUMBERS_HEAD(
            "FILE-021",
            "{file} の 1 行目は local,integrated でなければなりません。",
            "The first line of {file} must be local,integrated."),
    BAD_NUMBERS_LINE(
            "FILE-022",
            "{file} の {row} 行目が「番号,番号」（数字 1 から 18 桁）ではありません。",
            "Row {row} of {file} is not two numbers of 1 to 18 digits with a comma between them."),
    NUMBER_TWICE(
            "FILE-023",
            "{file} の {row} 行目の {column} は前の行にもあり、相手の番号が違います。",
            "Row {row} of {file}: this {column} is in a row before, with another number beside it."),
    NO_PERSON(
            "FILE-024",
            "{layout} に means: person の項目がないので、number({kind}) を引けません。",
            "{layout} has no item that means: person, so number({kind}) cannot be looked up."),
    NO_CONSTANT(
            "FILE-025",
            "定数 {name} の値がありません。--constant {name}=… で指定してください。",
            "The constant {name} has no value. Give it with --constant {name}=…"),

    NUMBER_MISSING(
            "FILE-050",
            "項目「{item}」の番号が対応表にありません ({kind})。",
            "The number in item {item} is not in the table of numbers ({kind}).",
            Origin.SENDER),
    NOT_FORESEEN(
            "FILE-051",
            "この件で予期しない誤りが起きました（{problem}）。この変換プログラムの誤りです。",
            "This record led to an error that was not foreseen ({problem}): the fault is in this program.",
            Origin.GATEWAY);

    private final Meaning meaning;

    FileError(String wire, String japanese, String english) {
        this(wire, japanese, english, Origin.OPERATOR);
    }

    FileError(String wire, String japanese, String english, Origin origin) {
        meaning = new Meaning(wire, origin, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
