import type { FieldPath, FieldValues, UseFormSetError } from "react-hook-form";
import { ApiProblem } from "@/lib/api/problem";

/**
 * Puts the errors of a refused form to their fields. `keywords[2]` belongs to `keywords`.
 *
 * @returns false when none of the errors belongs to a field of the form, so that the caller says it elsewhere
 */
export function showFieldErrors<T extends FieldValues>(
  error: unknown,
  fields: readonly FieldPath<T>[],
  setError: UseFormSetError<T>,
  words: (field: FieldPath<T>, message: string) => string = (_, message) => message,
): boolean {
  if (!(error instanceof ApiProblem)) {
    return false;
  }
  let shown = false;
  for (const { field, message } of error.errors) {
    const own = fields.find((name) => name === field.replace(/\[\d+\].*$/, ""));
    if (own) {
      setError(own, { message: words(own, message) }, { shouldFocus: !shown });
      shown = true;
    }
  }
  return shown;
}
