import { useQuery } from "@tanstack/react-query";
import { useNow } from "use-intl";
import type { ReportFilter } from "@/lib/api/types";
import { useAddress } from "../parts/address";
import { reportQuery } from "./queries";
import { before, intervalOf, rangeOf, type Range } from "./range";

const MINUTE = 60_000;

/** The report that the page's address asks for, and the one of the time before it. */
export function useReport() {
  const { get } = useAddress();
  const minute = Math.floor(useNow({ updateInterval: MINUTE }).getTime() / MINUTE);
  const preset = get("range") || "7d";
  const range = rangeOf(preset, get("from"), get("to"), new Date(minute * MINUTE));
  const interval = intervalOf(get("interval"), range);
  const agent = Number(get("agent"));
  const channel = get("channel");
  const filterOf = ({ from, to }: Range): ReportFilter => ({
    from: from.toISOString(),
    to: to.toISOString(),
    interval,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(agent > 0 ? { agent_id: agent } : {}),
    ...(channel ? { channel } : {}),
  });
  const filter = filterOf(range);
  return {
    preset,
    range,
    interval,
    filter,
    report: useQuery(reportQuery(filter)),
    earlier: useQuery({ ...reportQuery(filterOf(before(range))), retry: false }),
  };
}
