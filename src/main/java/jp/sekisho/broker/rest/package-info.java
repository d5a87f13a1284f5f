/**
 * What the broker writes to its disk, closed: the messages in the journal, the bodies that lie in files of their own, and the
 * pages of queues that no longer fit into memory.
 *
 * <p>Enter at {@link jp.sekisho.broker.rest.SealedServer}. Records that hold only numbers and ids (places in queues,
 * acknowledgements, duplicate ids) are not closed, and have a tag. What a disk has changed is found, told and, where that is
 * possible, put right. Who may send or read does not belong here.
 */
@NullMarked
package jp.sekisho.broker.rest;

import org.jspecify.annotations.NullMarked;
