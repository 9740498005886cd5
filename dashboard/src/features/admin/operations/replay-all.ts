import type { Replayed } from "@/lib/api/types";

/** The server replays so many at a time: goes on until it says that it is complete, or that nothing moves any more. */
export const replayAll =
  (replay: (topic: string) => Promise<Replayed>) =>
  async (topic: string): Promise<{ replayed: number; gone: number }> => {
    const sum = { replayed: 0, gone: 0 };
    for (;;) {
      const { replayed, gone, complete } = await replay(topic);
      sum.replayed += replayed;
      sum.gone += gone;
      if (complete || replayed + gone === 0) {
        return sum;
      }
    }
  };
