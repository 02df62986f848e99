/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;

/**
 * An event of a type that the catalogue does not know, from a module of somebody's own or
 * a newer Asterisk. All its headers are in {@link #message()}.
 *
 * @param message the message as the server sent it
 * @since 1.0.0
 */
public record UnknownEvent(AmiMessage message) implements AmiEvent {

}
