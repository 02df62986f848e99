/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.examples.leader;

import javax.sql.DataSource;

import io.github.amispring.boot.client.AmiClientLifecycle;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.jdbc.lock.DefaultLockRepository;
import org.springframework.integration.jdbc.lock.JdbcLockRegistry;
import org.springframework.integration.support.leader.LockRegistryLeaderInitiator;

/**
 * The instance that holds a lock in the database is the leader.
 */
@Configuration(proxyBeanMethods = false)
class LeaderElection {

	@Bean
	DefaultLockRepository lockRepository(DataSource dataSource) {
		return new DefaultLockRepository(dataSource);
	}

	@Bean
	JdbcLockRegistry lockRegistry(DefaultLockRepository lockRepository) {
		return new JdbcLockRegistry(lockRepository);
	}

	@Bean
	LockRegistryLeaderInitiator leaderInitiator(JdbcLockRegistry lockRegistry) {
		LockRegistryLeaderInitiator initiator = new LockRegistryLeaderInitiator(lockRegistry);
		// releases the lock after the clients have stopped
		initiator.setPhase(AmiClientLifecycle.PHASE - 1);
		return initiator;
	}

}
