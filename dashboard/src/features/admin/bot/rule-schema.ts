import { z } from "zod";

export type RuleFields = {
  name: string;
  kind: "contains" | "exact";
  keywords: string[];
  answer: string;
  priority: number;
  max_words: string;
  enabled: boolean;
};

export type RuleWords = {
  nameMissing: string;
  nameLong: string;
  keywordsMissing: string;
  keywordsMany: string;
  keywordLong: string;
  keywordEmpty: string;
  answerMissing: string;
  answerLong: string;
  priorityRule: string;
  maxWordsRule: string;
};

/** What a rule must be like, as bot-service has it. */
export const ruleSchema = (words: RuleWords) =>
  z.object({
    name: z.string().trim().min(1, words.nameMissing).max(100, words.nameLong),
    kind: z.enum(["contains", "exact"]),
    keywords: z
      .array(
        z
          .string()
          .max(100, words.keywordLong)
          .regex(/[\p{L}\p{N}]/u, words.keywordEmpty),
      )
      .min(1, words.keywordsMissing)
      .max(50, words.keywordsMany),
    answer: z.string().trim().min(1, words.answerMissing).max(4096, words.answerLong),
    priority: z
      .number({ error: words.priorityRule })
      .int(words.priorityRule)
      .min(0, words.priorityRule)
      .max(1000, words.priorityRule),
    max_words: z.string().regex(/^\s*(?:[1-9]\d{0,3})?\s*$/, words.maxWordsRule),
    enabled: z.boolean(),
  });
