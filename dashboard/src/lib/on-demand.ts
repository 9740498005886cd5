import { useEffect, useSyncExternalStore } from "react";
import { create } from "zustand";

/** Whether a part of the page could not be fetched: after an update of the server its files have other names. */
export const useMissingParts = create<{ missing: boolean }>()(() => ({ missing: false }));

export type OnDemand<T> = {
  /** Fetches it; once for all who ask. */
  load: () => Promise<T>;
  /** It, if it is there. */
  now: () => T | null;
  subscribe: (listener: () => void) => () => void;
};

/** Code that is fetched when it is first wanted. A failure is told by a notice over the page, and the next wish tries again. */
export function onDemand<T>(fetch: () => Promise<T>): OnDemand<T> {
  let part: T | null = null;
  let pending: Promise<T> | null = null;
  const listeners = new Set<() => void>();
  const begin = () =>
    fetch().then(
      (fetched) => {
        part = fetched;
        listeners.forEach((listener) => listener());
        return fetched;
      },
      (error: unknown) => {
        pending = null;
        throw error;
      },
    );
  return {
    load: () => (pending ??= begin()),
    now: () => part,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const nothing = () => {};

/** The part as soon as it is there; with `wanted` it is fetched. */
export function usePart<T>(
  demand: OnDemand<T>,
  wanted = true,
  onMissing: () => void = nothing,
): T | null {
  const part = useSyncExternalStore(demand.subscribe, demand.now, () => null);
  const isMissing = wanted && part === null;
  useEffect(() => {
    if (isMissing) {
      demand.load().catch(() => {
        useMissingParts.setState({ missing: true });
        onMissing();
      });
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a new wish, not a new way to be told, tries again
  }, [demand, isMissing]);
  return part;
}

const LATER_MS = 10_000;

/** Fetches what will be wanted once the page has come to rest: so it is there at once, and when the network is away. */
export function loadLater(demands: readonly Pick<OnDemand<unknown>, "load">[]): () => void {
  const timer = setTimeout(
    () => demands.forEach(({ load }) => void load().catch(nothing)),
    LATER_MS,
  );
  return () => clearTimeout(timer);
}
