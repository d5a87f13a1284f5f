package jp.sekisho.broker;

import io.netty.buffer.ByteBuf;

/**
 * What an AMQP client may send to log in: one SASL frame of at most 512 bytes (AMQP 1.0, 5.3.1) that holds a
 * {@code sasl-init} with its initial response, which PLAIN always has, and nothing else.
 */
enum SaslFrame {
    /** The rest is still to come. */
    INCOMPLETE,
    /** Well formed to the last byte. */
    INIT,
    OTHER;

    private static final int MOST = 512;
    private static final int HEADER = 8;
    private static final int WORD = 4;
    private static final int SASL = 1;

    private static final int DESCRIBED = 0x00;
    private static final int SMALL_ULONG = 0x53;
    private static final int ULONG = 0x80;
    private static final int SASL_INIT = 0x41;
    private static final int LIST_8 = 0xc0;
    private static final int LIST_32 = 0xd0;
    private static final int SYMBOL_8 = 0xa3;
    private static final int SYMBOL_32 = 0xb3;
    private static final int BINARY_8 = 0xa0;
    private static final int BINARY_32 = 0xb0;
    private static final int STRING_8 = 0xa1;
    private static final int STRING_32 = 0xb1;
    private static final int NULL = 0x40;

    /** Looks at the frame that begins at the reader's index, and leaves it there. */
    static SaslFrame of(ByteBuf in) {
        if (in.readableBytes() < HEADER) {
            return INCOMPLETE;
        }
        long size = in.getUnsignedInt(in.readerIndex());
        int start = in.getUnsignedByte(in.readerIndex() + WORD) * WORD;
        int type = in.getUnsignedByte(in.readerIndex() + WORD + 1);
        if (size > MOST || start < HEADER || start > size || type != SASL) {
            return OTHER;
        }
        if (in.readableBytes() < size) {
            return INCOMPLETE;
        }
        try {
            return isInit(in.slice(in.readerIndex() + start, (int) size - start)) ? INIT : OTHER;
        } catch (IndexOutOfBoundsException e) {
            return OTHER;
        }
    }

    static int size(ByteBuf in) {
        return in.getInt(in.readerIndex());
    }

    private static boolean isInit(ByteBuf body) {
        if (body.readUnsignedByte() != DESCRIBED || descriptor(body) != SASL_INIT) {
            return false;
        }
        int kind = body.readUnsignedByte();
        if (kind != LIST_8 && kind != LIST_32) {
            return false;
        }
        int width = kind == LIST_8 ? 1 : WORD;
        long bytes = number(body, width);
        if (bytes != body.readableBytes()) {
            return false;
        }
        long count = number(body, width);
        return (count == 2 || count == 3)
                && isSkipped(body, SYMBOL_8, SYMBOL_32)
                && isSkipped(body, BINARY_8, BINARY_32)
                && (count == 2 || isNull(body) || isSkipped(body, STRING_8, STRING_32))
                && !body.isReadable();
    }

    private static long descriptor(ByteBuf body) {
        return switch (body.readUnsignedByte()) {
            case SMALL_ULONG -> body.readUnsignedByte();
            case ULONG -> body.readLong();
            default -> -1;
        };
    }

    private static boolean isNull(ByteBuf body) {
        if (body.getUnsignedByte(body.readerIndex()) != NULL) {
            return false;
        }
        body.skipBytes(1);
        return true;
    }

    private static boolean isSkipped(ByteBuf body, int shortForm, int longForm) {
        int kind = body.readUnsignedByte();
        if (kind != shortForm && kind != longForm) {
            return false;
        }
        long length = number(body, kind == shortForm ? 1 : WORD);
        if (length > body.readableBytes()) {
            return false;
        }
        body.skipBytes((int) length);
        return true;
    }

    private static long number(ByteBuf body, int width) {
        return width == 1 ? body.readUnsignedByte() : body.readUnsignedInt();
    }
}
