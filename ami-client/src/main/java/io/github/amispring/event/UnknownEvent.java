/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;

/**
 * An event that the catalogue does not contain, for example an event of a custom module
 * or of a newer version of Asterisk. {@link #message()} contains its headers.
 *
 * @param message the message as the server sent it
 * @since 1.0.0
 */
public record UnknownEvent(AmiMessage message) implements AmiEvent {

}
