/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.live;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties of the live views of all servers.
 *
 * @since 1.0.0
 */
@ConfigurationProperties("ami.live")
public class AmiLiveProperties {

	/**
	 * Whether to publish the changes of live views as application events.
	 */
	private boolean publish = true;

	/**
	 * Whether live views show the dialplan applications that channels execute, and why
	 * callers left queues. They then receive the events Newexten and VarSet, which are
	 * the most frequent ones.
	 */
	private boolean applications = true;

	/**
	 * Time zone in which a day of the queue statistics begins. Defaults to the system's
	 * time zone.
	 */
	private @Nullable ZoneId zone;

	/**
	 * Waiting time up to which an abandoned queue call is counted as abandoned shortly.
	 */
	private Duration shortAbandon = Duration.ofSeconds(5);

	/**
	 * Interval at which live views compare their channels with those of the PBX, and
	 * request which conferences are locked.
	 */
	private Duration sweepInterval = Duration.ofMinutes(10);

	/**
	 * Comma-separated list of the devices of trunks, such as "PJSIP/provider", which
	 * determine the direction of calls. An asterisk matches any characters. Ignored if
	 * there is a DirectionResolver bean.
	 */
	private List<String> trunks = new ArrayList<>();

	private final Limits limits = new Limits();

	public boolean isPublish() {
		return this.publish;
	}

	public void setPublish(boolean publish) {
		this.publish = publish;
	}

	public boolean isApplications() {
		return this.applications;
	}

	public void setApplications(boolean applications) {
		this.applications = applications;
	}

	public @Nullable ZoneId getZone() {
		return this.zone;
	}

	public void setZone(@Nullable ZoneId zone) {
		this.zone = zone;
	}

	public Duration getShortAbandon() {
		return this.shortAbandon;
	}

	public void setShortAbandon(Duration shortAbandon) {
		this.shortAbandon = shortAbandon;
	}

	public Duration getSweepInterval() {
		return this.sweepInterval;
	}

	public void setSweepInterval(Duration sweepInterval) {
		this.sweepInterval = sweepInterval;
	}

	public List<String> getTrunks() {
		return this.trunks;
	}

	public void setTrunks(List<String> trunks) {
		this.trunks = trunks;
	}

	public Limits getLimits() {
		return this.limits;
	}

	/**
	 * Limit properties. They apply to each live view.
	 */
	public static class Limits {

		/**
		 * Maximum number of channels.
		 */
		private int channels = 100_000;

		/**
		 * Maximum number of bridges.
		 */
		private int bridges = 100_000;

		/**
		 * Maximum number of live calls.
		 */
		private int calls = 100_000;

		/**
		 * Maximum number of attempts, of holds, of transfers, and of other entries in the
		 * record of a call.
		 */
		private int entriesPerCall = 100;

		/**
		 * Maximum number of queues.
		 */
		private int queues = 10_000;

		/**
		 * Maximum number of waiting callers in each queue.
		 */
		private int queueCallers = 10_000;

		/**
		 * Maximum number of members of each queue.
		 */
		private int queueMembers = 10_000;

		/**
		 * Maximum number of devices.
		 */
		private int devices = 100_000;

		/**
		 * Maximum number of extensions with hints.
		 */
		private int extensions = 100_000;

		/**
		 * Maximum number of conferences.
		 */
		private int conferences = 10_000;

		/**
		 * Maximum number of events that are stored while the state of the PBX is
		 * requested.
		 */
		private int bufferedEvents = 200_000;

		/**
		 * Maximum number of ended calls in the history.
		 */
		private int history = 1000;

		/**
		 * Time after which ended calls are removed from the history.
		 */
		private Duration historyAge = Duration.ofHours(1);

		/**
		 * Maximum number of changes that wait for a listener. If a listener is so slow
		 * that this limit is exceeded, it misses changes.
		 */
		private int pendingChanges = 10_000;

		public int getChannels() {
			return this.channels;
		}

		public void setChannels(int channels) {
			this.channels = channels;
		}

		public int getBridges() {
			return this.bridges;
		}

		public void setBridges(int bridges) {
			this.bridges = bridges;
		}

		public int getCalls() {
			return this.calls;
		}

		public void setCalls(int calls) {
			this.calls = calls;
		}

		public int getEntriesPerCall() {
			return this.entriesPerCall;
		}

		public void setEntriesPerCall(int entriesPerCall) {
			this.entriesPerCall = entriesPerCall;
		}

		public int getQueues() {
			return this.queues;
		}

		public void setQueues(int queues) {
			this.queues = queues;
		}

		public int getQueueCallers() {
			return this.queueCallers;
		}

		public void setQueueCallers(int queueCallers) {
			this.queueCallers = queueCallers;
		}

		public int getQueueMembers() {
			return this.queueMembers;
		}

		public void setQueueMembers(int queueMembers) {
			this.queueMembers = queueMembers;
		}

		public int getDevices() {
			return this.devices;
		}

		public void setDevices(int devices) {
			this.devices = devices;
		}

		public int getExtensions() {
			return this.extensions;
		}

		public void setExtensions(int extensions) {
			this.extensions = extensions;
		}

		public int getConferences() {
			return this.conferences;
		}

		public void setConferences(int conferences) {
			this.conferences = conferences;
		}

		public int getBufferedEvents() {
			return this.bufferedEvents;
		}

		public void setBufferedEvents(int bufferedEvents) {
			this.bufferedEvents = bufferedEvents;
		}

		public int getHistory() {
			return this.history;
		}

		public void setHistory(int history) {
			this.history = history;
		}

		public Duration getHistoryAge() {
			return this.historyAge;
		}

		public void setHistoryAge(Duration historyAge) {
			this.historyAge = historyAge;
		}

		public int getPendingChanges() {
			return this.pendingChanges;
		}

		public void setPendingChanges(int pendingChanges) {
			this.pendingChanges = pendingChanges;
		}

	}

}
