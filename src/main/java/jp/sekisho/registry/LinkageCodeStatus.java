package jp.sekisho.registry;

/** How far a person's linkage code (符号) is acquired; the code itself never reaches the city. */
public enum LinkageCodeStatus {
    /** 未取得: nobody asked. */
    NOT_ACQUIRED,
    /** 要求中: asked for, no answer yet. */
    REQUESTED,
    /** 取得済: the platform knows the person, who may be asked about. */
    ACQUIRED,
    /** 失敗: asked for, and refused. */
    FAILED
}
