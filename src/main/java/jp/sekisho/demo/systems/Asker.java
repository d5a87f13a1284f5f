package jp.sekisho.demo.systems;

/** A business system as the tale knows it, with its own record of what it sent and what ended. */
public record Asker(String id, String shortName, SenderLog log) {}
