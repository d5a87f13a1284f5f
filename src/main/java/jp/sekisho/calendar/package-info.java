/**
 * Days and hours: national holidays by the law's rules, business days with their exceptions, opening hours (across
 * midnight too), deadlines, and the business clock that every process of an installation shares.
 *
 * <p>Enter at {@link jp.sekisho.calendar.BusinessCalendar} and {@link jp.sekisho.calendar.BusinessClock}. Whatever lies
 * between two machines (signed times, timeouts, leases, polling) is real time and does not belong here.
 */
@NullMarked
package jp.sekisho.calendar;

import org.jspecify.annotations.NullMarked;
