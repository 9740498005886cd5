import * as z from "zod/mini";

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
    name: z
      .string()
      .check(z.trim(), z.minLength(1, words.nameMissing), z.maxLength(100, words.nameLong)),
    kind: z.enum(["contains", "exact"]),
    keywords: z
      .array(
        z
          .string()
          .check(z.maxLength(100, words.keywordLong), z.regex(/[\p{L}\p{N}]/u, words.keywordEmpty)),
      )
      .check(z.minLength(1, words.keywordsMissing), z.maxLength(50, words.keywordsMany)),
    answer: z
      .string()
      .check(z.trim(), z.minLength(1, words.answerMissing), z.maxLength(4096, words.answerLong)),
    priority: z
      .int(words.priorityRule)
      .check(z.minimum(0, words.priorityRule), z.maximum(1000, words.priorityRule)),
    max_words: z.string().check(z.regex(/^\s*(?:[1-9]\d{0,3})?\s*$/, words.maxWordsRule)),
    enabled: z.boolean(),
  });
