/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.action;

import java.util.List;

import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.AmiResponse;

/**
 * The response to ListCategories.
 *
 * @param message the message as the server sent it
 * @param categories the names of the categories of the file, in order
 * @since 1.0.0
 */
public record ListCategoriesResponse(AmiMessage message, List<String> categories) implements AmiResponse {

	/**
	 * Creates a response.
	 * @param message the message as the server sent it
	 * @param categories the names of the categories
	 */
	public ListCategoriesResponse {
		categories = List.copyOf(categories);
	}

	/**
	 * Decodes a response.
	 * @param message the message as the server sent it
	 * @return the typed response
	 */
	public static ListCategoriesResponse of(AmiMessage message) {
		return new ListCategoriesResponse(message,
				message.headers()
					.stream()
					.filter((header) -> header.name().startsWith("Category-"))
					.map(AmiHeader::value)
					.toList());
	}

}
