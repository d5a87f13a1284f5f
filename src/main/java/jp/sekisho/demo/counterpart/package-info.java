/** What every counterpart that the demo plays needs: its doors over HTTPS, its letters, its journal, its chance. Nothing that one is asked. */
@NullMarked
package jp.sekisho.demo.counterpart;

import org.jspecify.annotations.NullMarked;
