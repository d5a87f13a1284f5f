/**
 * 配信マスター: of the tables that the platform distributes by version and date, the one that decides something here, 照会許可照会リスト (the
 * permit list). It is received signed, looked at before it counts, adopted as one change, and taken back as one. Other kinds are refused.
 *
 * <p>Enter at {@link jp.sekisho.masters.Masters}. How a master is fetched, and who may do what to it, does not belong here.
 */
@NullMarked
package jp.sekisho.masters;

import org.jspecify.annotations.NullMarked;
