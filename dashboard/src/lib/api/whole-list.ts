type Page<T> = { items: T[]; next_cursor: string | null };

/** All rows of a list, read page after page. */
export async function wholeList<T>(
  read: (page: { limit: number; cursor?: string }) => Promise<Page<T>>,
  limit = 100,
): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const page: Page<T> = await read({ limit, ...(cursor === null ? {} : { cursor }) });
    all.push(...page.items);
    cursor = page.next_cursor;
  }
  return all;
}
