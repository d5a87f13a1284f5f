package jp.sekisho.assembly.juki;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What only a gateway of this role has, {@code sekisho.juki.*}.
 *
 * @param copyBehind how long a message for the held copy may lie unread before no counterpart is answered from it any more
 */
@ConfigurationProperties("sekisho.juki")
record JukiSettings(@DefaultValue("60s") Duration copyBehind) {}
