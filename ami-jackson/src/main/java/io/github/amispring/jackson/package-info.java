/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Events as JSON, with Jackson 3: register
 * {@link io.github.amispring.jackson.AmiJacksonModule}. The handbook describes the JSON
 * format, which does not depend on the settings of the mapper.
 */
@NullMarked
package io.github.amispring.jackson;

import org.jspecify.annotations.NullMarked;
