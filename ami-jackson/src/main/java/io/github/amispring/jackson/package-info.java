/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Events as JSON, with Jackson 3: register
 * {@link io.github.amispring.jackson.AmiJacksonModule}. The form of the JSON is described
 * in the handbook; it depends on no setting of the mapper.
 */
@NullMarked
package io.github.amispring.jackson;

import org.jspecify.annotations.NullMarked;
