/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.database;

import java.sql.JDBCType;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;
import org.springframework.data.jdbc.core.mapping.JdbcValue;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.relational.RelationalManagedTypes;
import org.springframework.data.relational.core.mapping.NamingStrategy;

/**
 * Configures Spring Data JDBC. Instants are stored in columns of the type
 * {@code timestamp with time zone}, so that they do not depend on the time zone of this
 * machine.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration extends AbstractJdbcConfiguration {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	/** Names are not quoted, because H2 and PostgreSQL differ in their case. */
	@Bean
	@Override
	public JdbcMappingContext jdbcMappingContext(Optional<NamingStrategy> namingStrategy,
			JdbcCustomConversions customConversions, RelationalManagedTypes managedTypes) {
		JdbcMappingContext context = super.jdbcMappingContext(namingStrategy, customConversions, managedTypes);
		context.setForceQuote(false);
		return context;
	}

	@Override
	protected List<?> userConverters() {
		return List.of(new InstantWriter(), new OffsetDateTimeReader(), new TimestampReader());
	}

	@WritingConverter
	static final class InstantWriter implements Converter<Instant, JdbcValue> {

		@Override
		public JdbcValue convert(Instant source) {
			return JdbcValue.of(OffsetDateTime.ofInstant(source, ZoneOffset.UTC), JDBCType.TIMESTAMP_WITH_TIMEZONE);
		}

	}

	/** Converts the instants that H2 returns. */
	@ReadingConverter
	static final class OffsetDateTimeReader implements Converter<OffsetDateTime, Instant> {

		@Override
		public Instant convert(OffsetDateTime source) {
			return source.toInstant();
		}

	}

	/** Converts the instants that PostgreSQL returns. */
	@ReadingConverter
	static final class TimestampReader implements Converter<Timestamp, Instant> {

		@Override
		public Instant convert(Timestamp source) {
			return source.toInstant();
		}

	}

}
