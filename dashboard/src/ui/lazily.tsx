import { createElement, type ComponentType, type ReactNode } from "react";
import { onDemand, usePart, type OnDemand } from "@/lib/on-demand";

/** A component whose code is fetched when it is first shown. In its place stands `waiting`, of the same size where others would jump. */
export function lazily<P extends object>(
  fetch: () => Promise<ComponentType<P>>,
  waiting: ReactNode = null,
): ComponentType<P> & OnDemand<unknown> {
  const demand = onDemand(fetch);
  function Lazily(props: P) {
    const part = usePart(demand);
    return part === null ? waiting : createElement(part, props);
  }
  return Object.assign(Lazily, demand);
}
