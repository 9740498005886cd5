/** Parameters and calls that the documents do not describe yet. */
export type PendingFilter = { snoozed?: boolean; mentioned?: boolean; open?: boolean };

export type DraftSummary = {
  chat_id: number;
  reply: string | null;
  note: string | null;
  updated_at: string;
};

export type PendingCounts = { mentioned?: number; open?: { mine: number; unassigned: number } };
