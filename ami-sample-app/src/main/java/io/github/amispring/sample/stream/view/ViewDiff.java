/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Compares two states of a PBX. Unchanged records of a live view are the same objects in
 * both states, so the comparison of records that have not changed is cheap, and only what
 * differs is converted.
 */
public final class ViewDiff {

	private ViewDiff() {
	}

	/**
	 * Returns the changes between two states.
	 * @param before the earlier state
	 * @param after the later state
	 * @return what has changed
	 */
	public static PbxChanges between(PbxState before, PbxState after) {
		if (before.isSameAs(after)) {
			return PbxChanges.NONE;
		}
		Difference<CallView> calls = Difference.of(CallSource.all(before), CallSource.all(after), CallView::of);
		Difference<QueueView> queues = Difference.of(QueueSource.all(before), QueueSource.all(after), QueueView::of);
		Difference<ExtensionView> extensions = Difference.of(ExtensionSource.all(before), ExtensionSource.all(after),
				ExtensionView::of);
		Difference<ConferenceView> conferences = Difference.of(ConferenceSource.all(before),
				ConferenceSource.all(after), ConferenceView::of);
		Difference<ParkedView> parked = Difference.of(ParkedSource.all(before), ParkedSource.all(after),
				ParkedView::of);
		return new PbxChanges(calls.changed(), calls.gone(), queues.changed(), queues.gone(), extensions.changed(),
				extensions.gone(), conferences.changed(), conferences.gone(), parked.changed(), parked.gone());
	}

	/**
	 * Returns everything that the page shows of a PBX.
	 * @param state the state
	 * @return the changes between nothing and this state
	 */
	public static PbxChanges all(PbxState state) {
		return between(PbxState.empty(state.snapshot().server()), state);
	}

	private record Difference<V>(List<V> changed, List<String> gone) {

		static <S, V> Difference<V> of(Map<String, S> before, Map<String, S> after, Function<S, V> view) {
			List<V> changed = new ArrayList<>();
			after.forEach((key, source) -> {
				S old = before.get(key);
				if (old == null) {
					changed.add(view.apply(source));
				}
				else if (!source.equals(old)) {
					V shown = view.apply(source);
					if (!shown.equals(view.apply(old))) {
						changed.add(shown);
					}
				}
			});
			List<String> gone = new ArrayList<>(before.keySet());
			gone.removeIf(after::containsKey);
			return new Difference<>(changed, gone);
		}

	}

}
