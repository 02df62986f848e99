/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Compares the records of calls with Asterisk's own records, CDR and CEL.
 */

package io.github.amispring.live.cdr;
