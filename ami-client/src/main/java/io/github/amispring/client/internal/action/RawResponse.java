/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.util.List;

import io.github.amispring.message.AmiMessage;

/**
 * A complete response, not decoded.
 *
 * @param response the response
 * @param events the events that belong to the response, in order
 */
record RawResponse(AmiMessage response, List<AmiMessage> events) {

}
