// SPDX-License-Identifier: Apache-2.0
//
// Has the list of ended calls read again after calls have ended. A thread of its own stores them, so that a call may be
// missing in the list for an instant after it has ended: the list is then read once more. Nothing is read while no call ends.

const STORED_MS = 300;
const INTERVAL_MS = 2_000;
const ATTEMPTS = 2;

/**
 * "read" reads the list, and returns the keys of the calls that it has read. "mayRead" returns whether the list may change
 * now: if not, it is read after resume() has been called.
 */
export class HistoryRefresh {

	#read;
	#mayRead;
	#timer = 0;
	#lastRead = 0;
	#outdated = false;
	#endedAt = 0;
	/** How often the list may be read to find a call, by the key of the call. */
	#missing = new Map();

	constructor(read, mayRead) {
		this.#read = read;
		this.#mayRead = mayRead;
	}

	/** Says that the calls with these keys have ended. */
	callsEnded(keys) {
		this.#endedAt = Date.now();
		this.#outdated = true;
		if (this.#mayRead()) {
			for (const key of keys) {
				this.#missing.set(key, ATTEMPTS);
			}
			this.#schedule(STORED_MS);
		}
	}

	/** Says that the list may change again. */
	resume() {
		if (this.#outdated) {
			this.#schedule(0);
		}
	}

	/** Says that the list has been read for another reason. */
	wasRead() {
		this.#missing.clear();
		this.#outdated = Date.now() - this.#endedAt < INTERVAL_MS;
		this.#lastRead = Date.now();
		this.resume();
	}

	#schedule(delay) {
		if (!this.#timer && this.#mayRead()) {
			this.#timer = setTimeout(() => this.#run(), Math.max(delay, this.#lastRead + INTERVAL_MS - Date.now()));
		}
	}

	async #run() {
		this.#timer = 0;
		if (!this.#mayRead()) {
			return;
		}
		this.#lastRead = Date.now();
		this.#outdated = false;
		const awaited = [...this.#missing];
		const found = await this.#read() ?? new Set();
		for (const [key, attempts] of awaited) {
			if (found.has(key) || attempts === 1) {
				this.#missing.delete(key);
			}
			else {
				this.#missing.set(key, attempts - 1);
			}
		}
		if (this.#missing.size > 0) {
			this.#outdated = true;
			this.#schedule(STORED_MS);
		}
	}

}
