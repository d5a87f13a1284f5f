package jp.sekisho.juki;

import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.RecordCodec;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.jspecify.annotations.Nullable;

/**
 * Identification information of one resident (本人確認情報): the 40 items of the layout {@code identification}, in its order.
 *
 * <p>Made by its {@link #codec} only and immutable from then on: Bindy sets the fields of a new object, which is why they are
 * not final. All items are compared and written; those that Java reasons with have an accessor. {@link #toString()} names the
 * items that are filled and never a value.
 */
@CsvRecord(separator = BindyCodec.SEPARATOR, quote = BindyCodec.QUOTE)
final class IdentificationRecord {
    private static final List<TypedItem> ITEMS = TypedItem.of(IdentificationRecord.class);

    @DataField(pos = 1, columnName = "住民票コード")
    private String residentRecordCode = "";

    @DataField(pos = 2, columnName = "漢字氏名")
    private String name = "";

    @DataField(pos = 3, columnName = "外字数（氏名）")
    private int nameSubstitutes;

    @DataField(pos = 4, columnName = "ふりがな氏名")
    private String nameHiragana = "";

    @DataField(pos = 5, columnName = "清音化かな氏名")
    private String nameUnvoiced = "";

    @DataField(pos = 6, columnName = "生年月日")
    private RegisterDate birthDate;

    @DataField(pos = 7, columnName = "性別")
    private String sex = "";

    @DataField(pos = 8, columnName = "市町村コード")
    private String municipalityCode = "";

    @DataField(pos = 9, columnName = "大字・字コード")
    private String areaCode = "";

    @DataField(pos = 10, columnName = "郵便番号")
    private String postalCode = "";

    @DataField(pos = 11, columnName = "住所")
    private String address = "";

    @DataField(pos = 12, columnName = "外字数（住所）")
    private int addressSubstitutes;

    @DataField(pos = 13, columnName = "個人番号")
    private String individualNumber = "";

    @DataField(pos = 14, columnName = "住民となった日")
    private @Nullable RegisterDate residentSince;

    @DataField(pos = 15, columnName = "住所を定めた日")
    private @Nullable RegisterDate addressSince;

    @DataField(pos = 16, columnName = "届出の年月日")
    private @Nullable RegisterDate notifiedOn;

    @DataField(pos = 17, columnName = "市町村コード（転入前）")
    private String formerMunicipalityCode = "";

    @DataField(pos = 18, columnName = "転入前住所")
    private String formerAddress = "";

    @DataField(pos = 19, columnName = "外字数（転入前住所）")
    private int formerAddressSubstitutes;

    @DataField(pos = 20, columnName = "続柄")
    private String relationships = "";

    @DataField(pos = 21, columnName = "異動事由")
    private ChangeReason reason;

    @DataField(pos = 22, columnName = "異動年月日")
    private RegisterDate changedOn;

    @DataField(pos = 23, columnName = "異動事由詳細")
    private String reasonDetail = "";

    @DataField(pos = 24, columnName = "旧住民票コード")
    private String formerResidentRecordCode = "";

    @DataField(pos = 25, columnName = "住民票コード使用年月日")
    private @Nullable RegisterDate residentRecordCodeSince;

    @DataField(pos = 26, columnName = "依頼管理番号")
    private String requestNumber = "";

    @DataField(pos = 27, columnName = "操作者ＩＤ")
    private String operatorId = "";

    @DataField(pos = 28, columnName = "操作端末ＩＤ")
    private String terminalId = "";

    @DataField(pos = 29, columnName = "更新順番号", pattern = "00000")
    private int updateNumber;

    @DataField(pos = 30, columnName = "異常時更新順番号", pattern = "00000")
    private @Nullable Integer emergencyUpdateNumber;

    @DataField(pos = 31, columnName = "更新禁止フラグ")
    private boolean updateForbidden;

    @DataField(pos = 32, columnName = "予定者フラグ")
    private boolean prospective;

    @DataField(pos = 33, columnName = "排他フラグ")
    private boolean exclusive;

    @DataField(pos = 34, columnName = "外字フラグ")
    private boolean holdingSubstitutes;

    @DataField(pos = 35, columnName = "レコード状況フラグ")
    private String recordStatus = "";

    @DataField(pos = 36, columnName = "タイムスタンプ", pattern = "yyyy-MM-dd'T'HH:mm:ss.SSS")
    private LocalDateTime timestamp;

    @DataField(pos = 37, columnName = "旧氏　漢字")
    private String formerSurname = "";

    @DataField(pos = 38, columnName = "旧氏　外字数")
    private int formerSurnameSubstitutes;

    @DataField(pos = 39, columnName = "旧氏　ふりがな")
    private String formerSurnameHiragana = "";

    @DataField(pos = 40, columnName = "旧氏　外字変更連番")
    private String formerSurnameChangeNumber = "";

    @SuppressWarnings("NullAway.Init")
    private IdentificationRecord() {}

    /**
     * Reads and writes messages of that layout.
     *
     * @throws jp.sekisho.error.SekishoException with a {@link JukiError} for each item in which the layout and this class differ
     */
    public static RecordCodec<IdentificationRecord> codec(Layout layout) {
        return new BindyCodec<>(layout, IdentificationRecord.class, IdentificationRecord::new);
    }

    /** 住民票コード. Handle with care: whoever writes it anywhere else writes personal data. */
    public String residentRecordCode() {
        return residentRecordCode;
    }

    /** 旧住民票コード; empty if there was none. The same care. */
    public String formerResidentRecordCode() {
        return formerResidentRecordCode;
    }

    /** The same care. */
    public RegisterDate birthDate() {
        return birthDate;
    }

    public String municipalityCode() {
        return municipalityCode;
    }

    /** How many characters of the address stand as 〓 (外字数). */
    public int addressSubstitutes() {
        return addressSubstitutes;
    }

    public Optional<RegisterDate> residentSince() {
        return Optional.ofNullable(residentSince);
    }

    public Optional<RegisterDate> addressSince() {
        return Optional.ofNullable(addressSince);
    }

    public Optional<RegisterDate> notifiedOn() {
        return Optional.ofNullable(notifiedOn);
    }

    public ChangeReason reason() {
        return reason;
    }

    public RegisterDate changedOn() {
        return changedOn;
    }

    public int updateNumber() {
        return updateNumber;
    }

    public boolean isUpdateForbidden() {
        return updateForbidden;
    }

    /** Whether somebody else is changing the record just now (排他). */
    public boolean isExclusive() {
        return exclusive;
    }

    /** Whether the person is expected and not registered yet (予定者). */
    public boolean isProspective() {
        return prospective;
    }

    public LocalDateTime timestamp() {
        return timestamp;
    }

    /** The names of the items that are blank, in the order of the layout. */
    public Set<String> blanks() {
        return names(this::isBlank);
    }

    private boolean isBlank(TypedItem item) {
        return Objects.toString(item.value(this), "").isEmpty();
    }

    /** The names of the items in which another record of the class differs, in the order of the layout. */
    public Set<String> differences(IdentificationRecord other) {
        return names(item -> !Objects.equals(item.value(this), item.value(other)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdentificationRecord record
                && differences(record).isEmpty();
    }

    @Override
    public int hashCode() {
        return Objects.hash(residentRecordCode, updateNumber, timestamp);
    }

    @Override
    public String toString() {
        return names(item -> !isBlank(item)) + " filled";
    }

    private static Set<String> names(Predicate<TypedItem> which) {
        return ITEMS.stream().filter(which).map(TypedItem::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
