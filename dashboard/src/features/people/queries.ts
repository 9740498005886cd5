import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/lib/api/client";
import { wholeList } from "@/lib/api/whole-list";

export const PEOPLE = ["users"] as const;

/** Everybody who has an account, as the directory has them. */
export const peopleQuery = queryOptions({
  queryKey: PEOPLE,
  staleTime: 60_000,
  queryFn: ({ signal }) =>
    wholeList((query) => data(api.GET("/users", { params: { query }, signal })), 1000),
});

/** Who can be given a chat. */
export const agentsQuery = queryOptions({
  ...peopleQuery,
  select: (people) => people.filter(({ active }) => active),
});
