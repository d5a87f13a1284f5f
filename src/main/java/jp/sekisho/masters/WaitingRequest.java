package jp.sekisho.masters;

import jp.sekisho.boundary.Purpose;

/** A request that was accepted and has not left yet. */
public record WaitingRequest(String id, String system, String interfaceId, Purpose purpose) {}
